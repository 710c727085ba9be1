package cn.icpfiling.inspection.core.tasks;

import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import java.time.Instant;
import java.util.UUID;

/**
 * A task for a person. It belongs to a campaign or to a finding, and never holds a number or a name.
 *
 * @param topic a {@link FiledContact} of CALL_NUMBER, the check of REVIEW_UNKNOWN, ALL of PAPERS
 * @param campaignId null for a task of a finding
 * @param findingId null for a task of a campaign
 * @param serviceId null for a finding about the subject as a whole
 * @param tries calls without an answer so far
 * @param dueAt before this moment the number is not called again
 * @param claimedBy the inspector who has the task; null unless it is claimed
 * @param claimedUntil the end of the claim; null unless the task is claimed
 * @param outcome the last outcome; null before the first
 */
public record InspectionTask(
        UUID id,
        TaskKind kind,
        String topic,
        UUID campaignId,
        UUID findingId,
        UUID subjectId,
        UUID serviceId,
        TaskState state,
        int tries,
        Instant dueAt,
        UUID claimedBy,
        Instant claimedUntil,
        TaskOutcome outcome,
        Instant madeAt) {

    /** The check that the task belongs to. */
    public CheckKind check() {
        return switch (kind) {
            case CALL_NUMBER -> CheckKind.CALLS;
            case PAPERS -> CheckKind.PAPERS;
            case REVIEW_UNKNOWN -> CheckKind.valueOf(topic);
        };
    }

    /** IllegalArgumentException unless the task is a call. */
    public FiledContact contact() {
        return FiledContact.valueOf(topic);
    }
}
