package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.claims.LegacyClaim;
import cn.icpfiling.legacy.store.SubjectDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/**
 * Whose filing a claim proves: the certificate, by type and number, and the name of its subject, as they were when the claim was made. The
 * claim keeps a keyed digest of them. A load may write another subject to the row while the claim waits, and its papers prove nothing of
 * that one. Another notation of the same values is no change.
 */
@ApplicationScoped
class ProvenSubject {

    private final SubjectDigest subjects;

    ProvenSubject(SubjectDigest subjects) {
        this.subjects = subjects;
    }

    /** Has a claim that begins keep whose filing it is. */
    void keep(LegacyClaim claim, LegacyFiling filing) {
        claim.proves(subjects.of(filing));
    }

    /**
     * Does the same for a claim that a replica of the last release opened. That can be told only while the load that wrote the row last did
     * so before the grant, or before the claim if it is not granted: then the row is what the papers were compared with. Of a row that was
     * written later the earlier values are gone. To end all such claims would take from their holders what the support has granted, almost
     * always for nothing, so they go on as that release would have gone on with them.
     */
    void keepIfKnown(LegacyClaim claim, LegacyFiling filing) {
        var then = claim.decidedAt() == null ? claim.openedAt() : claim.decidedAt();
        if (claim.subjectDigest().isEmpty() && !filing.changedAt().isAfter(then)) {
            keep(claim, filing);
        }
    }

    /** Whether the claim proves the filing as it is now. A claim that keeps nothing does, as {@link #keepIfKnown} says. */
    boolean isOf(LegacyClaim claim, LegacyFiling filing) {
        return claim.subjectDigest()
                .map(kept -> Arrays.equals(kept, subjects.of(filing)))
                .orElse(true);
    }
}
