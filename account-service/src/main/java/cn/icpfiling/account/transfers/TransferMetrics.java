package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.store.OverdueTable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Shows how long the oldest confirmed transfer waits for its hand-over, and by how much the oldest effect of a granted
 * case is late. Both stay near 0 while the jobs work; an alert at ten minutes finds a job that is stuck.
 */
@ApplicationScoped
class TransferMetrics {

    private final MeterRegistry registry;
    private final OverdueTable overdue;
    private final Clock clock;

    TransferMetrics(MeterRegistry registry, OverdueTable overdue, Clock clock) {
        this.registry = registry;
        this.overdue = overdue;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("icp.account.transfers.oldest.seconds", this, own -> own.late(own.overdue.oldestConfirmed()))
                .description("Age of the oldest confirmed transfer that waits for its hand-over")
                .register(registry);
        late(CaseKind.OFFLINE_TRANSFER);
        late(CaseKind.LOST_PHONE);
    }

    private void late(CaseKind kind) {
        Gauge.builder("icp.account.cases.late.seconds", this, own -> own.late(own.overdue.oldestEffect(kind)))
                .description("How late the oldest effect of a granted case is")
                .tag("kind", kind.name())
                .register(registry);
    }

    /** 0 for a time to come, and for none. */
    private double late(Optional<Instant> since) {
        return since.map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .filter(seconds -> seconds > 0)
                .orElse(0.0);
    }
}
