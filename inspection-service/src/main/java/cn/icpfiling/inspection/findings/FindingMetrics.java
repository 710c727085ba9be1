package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.PaperHoldTable;
import cn.icpfiling.inspection.store.SecondLookTable;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.time.LegalTime;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;

/** Shows how many findings are open, overdue or contested, and whether the job that moves them is late. Each replica counts for itself. */
@ApplicationScoped
class FindingMetrics {
    private static final EnumSet<FindingState> SHOWN =
            EnumSet.of(FindingState.OPENED, FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE);

    private final FindingTable findings;
    private final SecondLookTable secondLooks;
    private final PaperHoldTable paperHolds;
    private final Clock clock;
    private final SampledGauges gauges;

    FindingMetrics(
            FindingTable findings,
            SecondLookTable secondLooks,
            PaperHoldTable paperHolds,
            Clock clock,
            SampledGauges gauges) {
        this.findings = findings;
        this.secondLooks = secondLooks;
        this.paperHolds = paperHolds;
        this.clock = clock;
        this.gauges = gauges;
    }

    private record Counts(
            Map<FindingState, Long> byState,
            long late,
            long secondLooks,
            long oldestDays,
            PaperHoldTable.Waiting paperReviews) {}

    void start(@Observes StartupEvent started) {
        var group = gauges.scheduled("findings", this::counts);
        for (var state : SHOWN) {
            group.gauge(
                    "icp.inspection.findings",
                    "findings that are not settled, by state",
                    Tags.of("state", state.name()),
                    counts -> counts.byState().getOrDefault(state, 0L));
        }
        group.gauge("icp.inspection.findings.late", "findings whose next step was due before today", Counts::late);
        group.gauge(
                "icp.inspection.second.looks",
                "findings that wait for an inspector to look again after a granted change",
                Counts::secondLooks);
        group.gauge(
                "icp.inspection.second.looks.oldest.days",
                "for how many days the one of them has waited that waits longest",
                Counts::oldestDays);
        group.gauge(
                "icp.inspection.paper.reviews",
                "findings whose last day is held up until an inspector has decided about papers",
                counts -> counts.paperReviews().findings());
        group.gauge(
                "icp.inspection.paper.reviews.late",
                "those of them that have waited longer than the policy gives inspectors",
                counts -> counts.paperReviews().late());
    }

    private Counts counts() {
        var today = LegalTime.dayOf(clock.instant());
        var waiting = secondLooks.waiting();
        return new Counts(
                findings.unsettledByState(),
                findings.late(today),
                waiting.findings(),
                waiting.since() == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(waiting.since(), today)),
                paperHolds.waiting(today));
    }
}
