package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.store.FindingWaitCountTable;
import cn.icpfiling.inspection.store.FindingWaitTable;
import cn.icpfiling.inspection.store.FindingWaitTable.Waiting;
import cn.icpfiling.inspection.store.PaperHoldTable;
import cn.icpfiling.inspection.store.SecondLookTable;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.metrics.SampledGroup;
import cn.icpfiling.platform.time.LegalTime;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Shows how many findings are open, overdue or contested, what they wait for, and whether the job that moves them is late. What they wait
 * for one replica counts for all ({@link CountFindingWaits}); the rest each counts for itself.
 */
@ApplicationScoped
class FindingMetrics {
    private static final EnumSet<FindingState> SHOWN =
            EnumSet.of(FindingState.OPENED, FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE);
    /** Numbers of so many rounds before are told no more: their gauges show no number. */
    private static final int ROUNDS = 3;

    private final SecondLookTable secondLooks;
    private final PaperHoldTable paperHolds;
    private final FindingWaitTable waits;
    private final FindingWaitCountTable counted;
    private final Clock clock;
    private final SampledGauges gauges;
    private final Duration oldest;

    FindingMetrics(
            SecondLookTable secondLooks,
            PaperHoldTable paperHolds,
            FindingWaitTable waits,
            FindingWaitCountTable counted,
            Clock clock,
            SampledGauges gauges,
            @ConfigProperty(name = "icp.findings.count-waits-every") Duration every) {
        this.secondLooks = secondLooks;
        this.paperHolds = paperHolds;
        this.waits = waits;
        this.counted = counted;
        this.clock = clock;
        this.gauges = gauges;
        this.oldest = every.multipliedBy(ROUNDS);
    }

    private record Counts(
            Map<FindingState, Long> byState, long secondLooks, long oldestDays, PaperHoldTable.Waiting paperReviews) {}

    void start(@Observes StartupEvent started) {
        startCounts();
        startWaits();
    }

    private void startCounts() {
        var group = gauges.scheduled("findings", this::counts);
        for (var state : SHOWN) {
            group.gauge(
                    "icp.inspection.findings",
                    "findings that are not settled, by state",
                    Tags.of("state", state.name()),
                    counts -> counts.byState().getOrDefault(state, 0L));
        }
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

    private void startWaits() {
        waitingFor(CountFindingWaits.NOT_ENDED)
                .gauge(
                        "icp.inspection.findings.not.ended",
                        "overdue findings by which the access to a site ends, by the platform itself or after two persons have decided",
                        Waiting::findings);
        for (var wait : CountFindingWaits.COUNTED) {
            var tags = Tags.of("wait", wait.name());
            waitingFor(wait.name())
                    .gauge(
                            "icp.inspection.findings.waiting",
                            "findings that wait for an inspector",
                            tags,
                            Waiting::findings)
                    .gauge(
                            "icp.inspection.findings.waiting.oldest.days",
                            "for how many days the one of them has waited that waits longest",
                            tags,
                            waiting -> daysSince(waiting.since()));
        }
        waitingFor(CountFindingWaits.LATE)
                .gauge(
                        "icp.inspection.findings.late",
                        "findings whose next step was due before today",
                        Waiting::findings);
    }

    /** A group for each number, so that one that is missing hides no other one. */
    private SampledGroup<Waiting> waitingFor(String name) {
        return gauges.scheduled("finding-wait-" + name, () -> counted(name));
    }

    private Counts counts() {
        var today = LegalTime.dayOf(clock.instant());
        var waiting = secondLooks.waiting();
        return new Counts(
                waits.unsettledByState(), waiting.findings(), daysSince(waiting.since()), paperHolds.waiting(today));
    }

    /** Fails without a young number, so that its gauges show none. */
    private Waiting counted(String name) {
        var waiting = counted.youngerThan(oldest).get(name);
        if (waiting == null) {
            throw new IllegalStateException("no replica has counted it for " + oldest);
        }
        return waiting;
    }

    private long daysSince(LocalDate since) {
        return since == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(since, LegalTime.dayOf(clock.instant())));
    }
}
