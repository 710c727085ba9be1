package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.claims.LegacyClaim;
import cn.icpfiling.legacy.store.SubjectDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;

/**
 * Whose filing a claim proves: the certificate, by type and number, and the name of its subject, as they were when the claim was made. The
 * claim keeps a keyed digest of them. A load may write another subject to the row while the claim waits, and its papers prove nothing of
 * that one. Another notation of the same values is no change.
 */
@ApplicationScoped
class ProvenSubject {

    /**
     * A row has the time at which the load began to store it, by this service's clock; a claim has that of its opening, by the clock of
     * another replica. In between a chunk may be stored, and clocks may differ.
     */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final SubjectDigest subjects;

    ProvenSubject(SubjectDigest subjects) {
        this.subjects = subjects;
    }

    /** Has a claim that begins keep whose filing it is. */
    void keep(LegacyClaim claim, LegacyFiling filing) {
        claim.proves(subjects.of(filing));
    }

    /**
     * Does the same for a claim that a replica of the last release opened. That can be told only while the row was written last well before
     * the claim was opened: then it is what the papers were compared with. The grant is no such time: a person of the support has a case for
     * half an hour and longer, may ask for more papers, and two persons may be days apart; none of them has to read the row again. Of a row
     * that was written later the earlier values are gone. To end all such claims would take from their holders what the support has
     * granted, almost always for nothing, so they go on as that release would have gone on with them, also where another load changes their
     * filing; the audit of their end tells them apart.
     */
    void keepIfKnown(LegacyClaim claim, LegacyFiling filing) {
        if (claim.subjectDigest().isEmpty() && isOlderThan(claim, filing)) {
            keep(claim, filing);
        }
    }

    /** Whether the claim proves the filing as it is now. A claim that keeps nothing does, as {@link #keepIfKnown} says. */
    boolean isOf(LegacyClaim claim, LegacyFiling filing) {
        return claim.subjectDigest()
                .map(kept -> Arrays.equals(kept, subjects.of(filing)))
                .orElse(true);
    }

    /**
     * Whether the claim may show the holder whom the filing names now. One that keeps nothing shows what its account has got, and the holder
     * of a row that was not written since the claim was made. The other steps of a filing write the row's time, too, so it may show nothing
     * of its rightful holder: the row cannot tell a load from them.
     */
    boolean mayShow(LegacyClaim claim, LegacyFiling filing) {
        return claim.subjectDigest().isPresent()
                ? isOf(claim, filing)
                : claim.account().equals(filing.account()) || isOlderThan(claim, filing);
    }

    private static boolean isOlderThan(LegacyClaim claim, LegacyFiling filing) {
        return !filing.changedAt().isAfter(claim.openedAt().minus(MARGIN));
    }
}
