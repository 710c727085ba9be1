package cn.icpfiling.inspection.core.campaigns;

import java.time.Instant;
import java.util.UUID;

/**
 * An automatic check that is repeated for one finding of a campaign, after its last day and before it is overdue.
 *
 * @param finishedAt null while it waits, like all that follows
 * @param state what the check found on the whole site
 * @param stillBroken whether the check found the finding's own reason again
 * @param evidence what the look rests on; empty for none
 * @param cured whether the finding was cured by it
 */
public record RepeatedCheck(
        UUID id,
        UUID findingId,
        UUID serviceId,
        CheckKind check,
        Instant requestedAt,
        Instant finishedAt,
        CheckState state,
        Boolean stillBroken,
        String evidence,
        Boolean cured) {

    public static RepeatedCheck requested(UUID id, UUID finding, UUID service, CheckKind check, Instant at) {
        return new RepeatedCheck(id, finding, service, check, at, null, null, null, null, null);
    }

    /**
     * The result of a look. It confirms the finding only if it gives the finding's reason again, for the finding's domain if
     * it names one; another fault of the site is not this one. It cures only if the whole check passed.
     *
     * @param domain of the finding; null if it is about the whole site
     */
    public RepeatedCheck finished(CheckOutcome outcome, String reason, String domain, Instant at) {
        var again = outcome instanceof CheckOutcome.Failed failed
                && failed.faults().stream()
                        .anyMatch(fault ->
                                fault.reason().equals(reason) && (domain == null || domain.equals(fault.domain())));
        return new RepeatedCheck(
                id,
                findingId,
                serviceId,
                check,
                requestedAt,
                at,
                outcome.state(),
                again,
                outcome.evidence(),
                outcome.state() == CheckState.PASSED);
    }

    /** Whether the check has ended and found the fault of the finding again. */
    public boolean confirms() {
        return Boolean.TRUE.equals(stillBroken);
    }
}
