package cn.icpfiling.inspection.core.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An automatic check that is repeated for one finding: of a campaign or a concern, after its last day and before it is overdue;
 * of a campaign, also because its holder asks. Or what a person decided of one. Of a finding that names a domain, ADDRESS looks
 * at this domain alone.
 *
 * @param firstTriedAt when it was tried first without a result; null before
 * @param finishedAt null while it waits, like all that follows
 * @param state what the check found: on the whole site, or, for ADDRESS, at the finding's domain
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
        Instant firstTriedAt,
        Instant finishedAt,
        CheckState state,
        Boolean stillBroken,
        String evidence,
        Boolean cured) {
    private static final String EXPIRING_SOON = "DOMAIN.EXPIRING_SOON";
    private static final String EXPIRED = "DOMAIN.EXPIRED";

    /** The evidence of a decision by a person; the task and the audit say whose. */
    public static final String BY_PERSON = "BY_PERSON";

    public static RepeatedCheck requested(UUID id, UUID finding, UUID service, CheckKind check, Instant at) {
        return new RepeatedCheck(id, finding, service, check, at, null, null, null, null, null, null);
    }

    /**
     * The result of a look. It confirms the finding only if it gives the finding's reason again, for the finding's domain if
     * it names one; another fault of the site is not this one. It cures if the check passed, and also if the check decided
     * everything and found other faults alone: those are findings of their own. What the check left open it does not cure.
     *
     * @param domain of the finding; null if it is about the whole site
     */
    public RepeatedCheck finished(CheckOutcome outcome, String reason, String domain, Instant at) {
        var again = outcome instanceof CheckOutcome.Failed failed
                && failed.faults().stream().anyMatch(fault -> isOf(fault, reason, domain));
        var foundOthersAlone = outcome instanceof CheckOutcome.Failed failed && !failed.undecided() && !again;
        var cures = (outcome.state() == CheckState.PASSED || foundOthersAlone)
                && outcome.open().stream().noneMatch(left -> mayBeOf(left, reason, domain));
        return new RepeatedCheck(
                id,
                findingId,
                serviceId,
                check,
                requestedAt,
                firstTriedAt,
                at,
                outcome.state(),
                again,
                outcome.evidence(),
                cures);
    }

    /** The same result, of a finding that its source alone cures. */
    public RepeatedCheck withoutCure() {
        return new RepeatedCheck(
                id,
                findingId,
                serviceId,
                check,
                requestedAt,
                firstTriedAt,
                finishedAt,
                state,
                stillBroken,
                evidence,
                false);
    }

    /** A person's decision of a check that decided nothing, as a result of its own. */
    public static RepeatedCheck decided(
            UUID id, UUID finding, UUID service, CheckKind check, boolean broken, Instant at) {
        var state = broken ? CheckState.FAILED : CheckState.PASSED;
        return new RepeatedCheck(id, finding, service, check, at, null, at, state, broken, BY_PERSON, !broken);
    }

    /** Whether a person who has seen these faults means the finding's own again. */
    public static boolean isAgain(List<CheckOutcome.Fault> seen, String reason, String domain) {
        return seen.stream().anyMatch(fault -> isOf(fault, reason, domain));
    }

    /**
     * Whether a look that found the one reason has found the finding's own again: a domain that was to expire soon and has
     * expired was not renewed.
     */
    public static boolean isSame(String found, String reason) {
        return reason.equals(found) || reason.equals(EXPIRING_SOON) && EXPIRED.equals(found);
    }

    private static boolean mayBeOf(CheckOutcome.Fault left, String reason, String domain) {
        return (left.reason() == null || isSame(left.reason(), reason))
                && (domain == null || domain.equals(left.domain()));
    }

    private static boolean isOf(CheckOutcome.Fault fault, String reason, String domain) {
        return isSame(fault.reason(), reason) && (domain == null || domain.equals(fault.domain()));
    }

    /** The faults of the look that are not the finding's own. */
    public static List<CheckOutcome.Fault> others(CheckOutcome outcome, String reason, String domain) {
        return outcome instanceof CheckOutcome.Failed failed
                ? failed.faults().stream()
                        .filter(fault -> !isOf(fault, reason, domain))
                        .toList()
                : List.of();
    }

    /** Whether the check has ended and says neither that the fault is there nor that it is mended: a person looks. */
    public boolean leavesOpen() {
        return finishedAt != null && !confirms() && !Boolean.TRUE.equals(cured);
    }

    /** Whether the check has ended and found the fault of the finding again. */
    public boolean confirms() {
        return Boolean.TRUE.equals(stillBroken);
    }
}
