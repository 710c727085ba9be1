package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.legacy.core.Difference;
import cn.icpfiling.legacy.core.differences.DifferenceAct;
import cn.icpfiling.legacy.core.differences.DifferenceLifecycle;
import cn.icpfiling.legacy.core.differences.DifferenceParty;
import cn.icpfiling.legacy.core.differences.DifferenceState;
import cn.icpfiling.legacy.core.differences.SettlementReason;
import cn.icpfiling.legacy.handover.HandOverAgain;
import cn.icpfiling.legacy.store.ComparisonTable;
import cn.icpfiling.legacy.store.ComparisonTable.Found;
import cn.icpfiling.legacy.store.ComparisonTable.Settlement;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The filings of which two services say two things, and what an administrator does about them. */
@ApplicationScoped
class Differences {
    private final ComparisonTable comparisons;
    private final HandOverAgain again;
    private final Audit audit;
    private final KeysetPages pages;
    private final CurrentActor actor;
    private final Clock clock;

    Differences(
            ComparisonTable comparisons,
            HandOverAgain again,
            Audit audit,
            KeysetPages pages,
            CurrentActor actor,
            Clock clock) {
        this.comparisons = comparisons;
        this.again = again;
        this.audit = audit;
        this.pages = pages;
        this.actor = actor;
        this.clock = clock;
    }

    record SettlementRequest(@NotNull SettlementReason reason) {}

    /**
     * @param filingId null for a filing that is not stored here, if an older replica found it
     * @param settlement null while it is OPEN
     */
    @Schema(name = "LegacyDifference")
    record DifferenceView(
            @NotNull String legacyId,
            UUID filingId,
            @NotNull Difference difference,
            @NotNull DifferenceState state,
            @NotNull Difference.WayOn wayOn,
            @NotNull Instant since,
            SettlementView settlement) {

        static DifferenceView of(Found found) {
            return new DifferenceView(
                    found.legacyId(),
                    found.filing(),
                    found.difference(),
                    found.state(),
                    found.difference().wayOn(),
                    found.since(),
                    SettlementView.of(found.settlement()));
        }
    }

    @Schema(name = "LegacySettlement")
    record SettlementView(
            @NotNull SettlementReason reason,
            @NotNull UUID settledBy,
            @NotNull Instant settledAt) {

        /** Null for none. */
        static SettlementView of(Settlement settlement) {
            return settlement == null
                    ? null
                    : new SettlementView(settlement.reason(), settlement.by(), settlement.at());
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
        var found = locked(filing);
        if (found.difference().wayOn() != Difference.WayOn.HAND_OVER_AGAIN) {
            throw new ProblemException(
                    CommonProblem.ACT_NOT_ALLOWED, found.difference(), Difference.WayOn.HAND_OVER_AGAIN, List.of());
        }
        again.handle(filing);
        comparisons.forget(filing);
        return DifferenceView.of(found);
    }

    /**
     * Settles by hand what nothing can mend: it counts no more until one of the services says something else. 409 ACT_NOT_ALLOWED for one
     * that is settled, and for a filing that filing-service has lost.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    DifferenceView settle(UUID filing, SettlementReason reason) {
        var found = locked(filing);
        var step = DifferenceLifecycle.table().step(found.state(), DifferenceAct.SETTLE, DifferenceParty.ADMINISTRATOR);
        if (found.difference().wayOn() == Difference.WayOn.HAND_OVER_AGAIN) {
            throw new ProblemException(
                    CommonProblem.ACT_NOT_ALLOWED,
                    found.difference(),
                    DifferenceAct.SETTLE,
                    List.of(Difference.WayOn.HAND_OVER_AGAIN));
        }
        comparisons.settle(filing, new Settlement(reason, actor.account(), clock.instant()));
        audit.record(Act.of(step.event(), "LEGACY_FILING", filing)
                .with("difference", found.difference())
                .because(reason.name()));
        return DifferenceView.of(locked(filing));
    }

    private Found locked(UUID filing) {
        return comparisons.locked(filing).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
