package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.verification.store.DomainStandingRepository;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Shows whether the rounds keep up, and whether domains stay unknown. All replicas report the same values. */
@ApplicationScoped
class ReverifyMetrics {

    private final SampledGauges gauges;
    private final DomainStandingRepository standings;
    private final ReverifyPlan plan;
    private final Clock clock;

    ReverifyMetrics(SampledGauges gauges, DomainStandingRepository standings, ReverifyPlan plan, Clock clock) {
        this.gauges = gauges;
        this.standings = standings;
        this.plan = plan;
        this.clock = clock;
    }

    private record Rounds(long due, Optional<Instant> oldestDue, long unknownTooLong) {}

    void tell(@Observes StartupEvent start) {
        gauges.scheduled("reverification", () -> UnitOfWork.in(this::rounds))
                .gauge("icp.verification.reverify.due", "Filed domains that are due", Rounds::due)
                .age(
                        "icp.verification.reverify.overdue.seconds",
                        "How long the oldest of them has been due",
                        rounds -> rounds.oldestDue().orElse(null),
                        clock)
                .gauge(
                        "icp.verification.reverify.unknown.too.long",
                        "Filed domains whose looks have told nothing for too long: no source answers, or they fail",
                        Rounds::unknownTooLong);
    }

    /** An unfit domain is silent by two rounds at least: after one, no round may have come in time, which the due ones tell. */
    private Rounds rounds() {
        var now = clock.instant();
        var tooLong = now.minus(plan.unknownTooLong());
        return new Rounds(
                standings.due(now),
                standings.oldestDue(now),
                standings.unknownSinceBefore(tooLong) + standings.unfitSilentSinceBefore(tooLong));
    }
}
