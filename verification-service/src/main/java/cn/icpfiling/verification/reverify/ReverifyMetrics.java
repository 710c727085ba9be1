package cn.icpfiling.verification.reverify;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.verification.store.DomainStandingRepository;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** Shows whether the rounds keep up, and whether domains stay unknown. All replicas report the same values. */
@ApplicationScoped
class ReverifyMetrics {

    private final MeterRegistry registry;
    private final DomainStandingRepository standings;
    private final ReverifyPlan plan;
    private final Clock clock;

    ReverifyMetrics(MeterRegistry registry, DomainStandingRepository standings, ReverifyPlan plan, Clock clock) {
        this.registry = registry;
        this.standings = standings;
        this.plan = plan;
        this.clock = clock;
    }

    void tell(@Observes StartupEvent start) {
        gauge("icp.verification.reverify.due", "Filed domains that are due", ReverifyMetrics::due);
        gauge(
                "icp.verification.reverify.overdue.seconds",
                "How long the oldest of them has been due",
                ReverifyMetrics::overdueSeconds);
        gauge(
                "icp.verification.reverify.unknown.too.long",
                "Filed domains about which nobody could say anything for too long",
                ReverifyMetrics::unknownTooLong);
    }

    private void gauge(String name, String description, ToDoubleFunction<ReverifyMetrics> value) {
        Gauge.builder(name, this, own -> UnitOfWork.in(() -> value.applyAsDouble(own)))
                .description(description)
                .register(registry);
    }

    private double due() {
        return standings.due(clock.instant());
    }

    private double overdueSeconds() {
        var now = clock.instant();
        return standings
                .oldestDue(now)
                .map(since -> (double) Duration.between(since, now).toSeconds())
                .orElse(0.0);
    }

    private double unknownTooLong() {
        return standings.unknownSinceBefore(clock.instant().minus(plan.unknownTooLong()));
    }
}
