package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.findings.FindingWait;
import cn.icpfiling.inspection.policies.PolicyVersions;
import cn.icpfiling.inspection.store.FindingWaitTable;
import cn.icpfiling.inspection.store.PaperHoldTable;
import cn.icpfiling.inspection.store.SecondLookTable;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.time.LegalTime;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** Shows how many findings are open, overdue or contested, what they wait for, and whether the job that moves them is late. Each replica counts for itself. */
@ApplicationScoped
class FindingMetrics {
    private static final EnumSet<FindingState> SHOWN =
            EnumSet.of(FindingState.OPENED, FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE);
    private static final EnumSet<FindingWait> COUNTED = EnumSet.of(
            FindingWait.FIRST_NOTICE,
            FindingWait.CONTEST,
            FindingWait.PROOF_OF_ACCESS,
            FindingWait.LOOK_UNDECIDED,
            FindingWait.SITE_LEFT);

    private final SecondLookTable secondLooks;
    private final PaperHoldTable paperHolds;
    private final FindingWaitTable waits;
    private final PolicyVersions policies;
    private final Clock clock;
    private final SampledGauges gauges;

    FindingMetrics(
            SecondLookTable secondLooks,
            PaperHoldTable paperHolds,
            FindingWaitTable waits,
            PolicyVersions policies,
            Clock clock,
            SampledGauges gauges) {
        this.secondLooks = secondLooks;
        this.paperHolds = paperHolds;
        this.waits = waits;
        this.policies = policies;
        this.clock = clock;
        this.gauges = gauges;
    }

    private record Counts(
            Map<FindingState, Long> byState,
            long notEnded,
            Map<FindingWait, FindingWaitTable.Waiting> waits,
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
        group.gauge(
                "icp.inspection.findings.not.ended",
                "overdue findings by which the access to a site ends, by the platform itself or after two persons have decided",
                Counts::notEnded);
        for (var wait : COUNTED) {
            var tags = Tags.of("wait", wait.name());
            group.gauge(
                    "icp.inspection.findings.waiting",
                    "findings that wait for an inspector",
                    tags,
                    counts -> counts.waits().get(wait).findings());
            group.gauge(
                    "icp.inspection.findings.waiting.oldest.days",
                    "for how many days the one of them has waited that waits longest",
                    tags,
                    counts -> daysSince(counts.waits().get(wait).since()));
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
        var counted = new EnumMap<FindingWait, FindingWaitTable.Waiting>(FindingWait.class);
        COUNTED.forEach(wait -> counted.put(wait, waits.waiting(wait)));
        return new Counts(
                waits.unsettledByState(),
                notEnded(),
                counted,
                waits.late(today),
                waiting.findings(),
                daysSince(waiting.since()),
                paperHolds.waiting(today));
    }

    /**
     * Others stay overdue by rule: nothing follows from them by itself, or a granted change is noted. One of which filing-service has
     * proposed the end because a change is under way counts until two persons have decided, or until that change is noted.
     */
    private long notEnded() {
        return waits.overdue().stream()
                .filter(overdue -> policies.of(overdue.policy(), overdue.source(), overdue.reason())
                                .consequence()
                        == Consequence.CANCEL_ACCESS)
                .mapToLong(FindingWaitTable.Overdue::findings)
                .sum();
    }

    private long daysSince(LocalDate since) {
        return since == null ? 0 : Math.max(0, ChronoUnit.DAYS.between(since, LegalTime.dayOf(clock.instant())));
    }
}
