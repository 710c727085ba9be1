package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.legacy.core.Difference;
import cn.icpfiling.legacy.handover.HandOverAgain;
import cn.icpfiling.legacy.store.ComparisonTable;
import cn.icpfiling.legacy.store.ComparisonTable.Found;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The filings of which two services say two things, and what an administrator does about them. */
@ApplicationScoped
class Differences {
    private final ComparisonTable comparisons;
    private final HandOverAgain again;
    private final KeysetPages pages;
    private final CurrentActor actor;

    Differences(ComparisonTable comparisons, HandOverAgain again, KeysetPages pages, CurrentActor actor) {
        this.comparisons = comparisons;
        this.again = again;
        this.pages = pages;
        this.actor = actor;
    }

    /** @param filingId null for a filing that is not stored here */
    @Schema(name = "LegacyDifference")
    record DifferenceView(
            @NotNull String legacyId,
            UUID filingId,
            @NotNull Difference difference,
            @NotNull Difference.WayOn wayOn,
            @NotNull Instant since) {

        static DifferenceView of(Found found) {
            return new DifferenceView(
                    found.legacyId(),
                    found.filing(),
                    found.difference(),
                    found.difference().wayOn(),
                    found.since());
        }
    }

    @Transactional
    Page<DifferenceView> page(String cursor, Integer wish) {
        return pages.page(
                        "legacy-differences:" + actor.caller(),
                        cursor,
                        wish,
                        found -> List.of(found.legacyId()),
                        (after, atMost) -> comparisons.after(after.isEmpty() ? "" : after.getFirst(), atMost))
                .map(DifferenceView::of);
    }

    /** Has a filing registered once more that filing-service has lost. 409 ACT_NOT_ALLOWED for another difference. */
    @Transactional(Transactional.TxType.MANDATORY)
    DifferenceView handOverAgain(UUID filing) {
        var found = comparisons.ofFiling(filing).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (found.difference().wayOn() != Difference.WayOn.HAND_OVER_AGAIN) {
            throw new ProblemException(
                    CommonProblem.ACT_NOT_ALLOWED, found.difference(), Difference.WayOn.HAND_OVER_AGAIN, List.of());
        }
        again.handle(filing);
        comparisons.settled(filing);
        return DifferenceView.of(found);
    }
}
