package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.store.PaperHoldTable;
import cn.icpfiling.inspection.store.SecondLookTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What findings wait for an inspector to do. */
@ApplicationScoped
class FindingWaits {
    private final SecondLookTable secondLooks;
    private final PaperHoldTable paperHolds;

    FindingWaits(SecondLookTable secondLooks, PaperHoldTable paperHolds) {
        this.secondLooks = secondLooks;
        this.paperHolds = paperHolds;
    }

    /** The waits of some findings, by the findings' ids. */
    record Waits(Map<UUID, LocalDate> secondLooks, Map<UUID, PaperHoldTable.Hold> paperHolds) {

        boolean isHeld(UUID finding) {
            return paperHolds.containsKey(finding);
        }

        /** Null for a finding that no papers hold up. */
        FindingView.PaperReviewView paperReview(UUID finding) {
            var hold = paperHolds.get(finding);
            return hold == null ? null : new FindingView.PaperReviewView(hold.since(), hold.reviewBy());
        }
    }

    Waits of(Collection<UUID> findings) {
        return new Waits(secondLooks.since(findings), paperHolds.open(findings));
    }
}
