package cn.icpfiling.inspection.core.findings;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What changes of a finding, as stored.
 *
 * @param notifiedAt null before the first notice since it was opened or reopened
 * @param firstNotifiedAt the first notice of all; null before. Not changed by a reopening
 * @param term null before the first notice since it was opened or reopened
 * @param actOn the legal day on which the platform must act next; null if it need not
 * @param daysLeft days that were left when the holder contested; null unless the finding is contested
 * @param transferDays working days that transfers of the filing have added since the finding was opened or reopened
 * @param sequence number of the last step
 * @param version counts every change, also one that is no step
 */
public record FindingStand(
        FindingState state,
        PolicyReference policy,
        Instant openedAt,
        Instant notifiedAt,
        Instant firstNotifiedAt,
        FindingTerm term,
        LocalDate actOn,
        Integer daysLeft,
        int contests,
        int extendedDays,
        int transferDays,
        long sequence,
        long version) {}
