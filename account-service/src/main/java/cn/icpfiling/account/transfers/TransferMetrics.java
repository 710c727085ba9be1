package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.store.OverdueTable;
import cn.icpfiling.account.store.UnansweredLookUpTable;
import cn.icpfiling.platform.metrics.SampledGauges;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows how long the oldest confirmed transfer waits for its hand-over, and by how much the oldest effect of a granted
 * case is late, or its look-up of the source without an answer. Both stay near 0 while the jobs work; an alert at ten minutes finds a job that is stuck.
 */
@ApplicationScoped
class TransferMetrics {
    private static final List<CaseKind> WITH_EFFECT = List.of(CaseKind.OFFLINE_TRANSFER, CaseKind.LOST_PHONE);

    private final SampledGauges gauges;
    private final OverdueTable overdue;
    private final UnansweredLookUpTable unanswered;
    private final Clock clock;

    TransferMetrics(SampledGauges gauges, OverdueTable overdue, UnansweredLookUpTable unanswered, Clock clock) {
        this.gauges = gauges;
        this.overdue = overdue;
        this.unanswered = unanswered;
        this.clock = clock;
    }

    private record Oldest(Optional<Instant> confirmed, Map<CaseKind, Optional<Instant>> effects) {}

    void start(@Observes StartupEvent event) {
        var group = gauges.scheduled("transfers", this::oldest)
                .gauge(
                        "icp.account.transfers.oldest.seconds",
                        "Age of the oldest confirmed transfer that waits for its hand-over",
                        oldest -> lateSeconds(oldest.confirmed()));
        for (var kind : WITH_EFFECT) {
            group.gauge(
                    "icp.account.cases.late.seconds",
                    "How late the oldest effect or look-up of a case is",
                    Tags.of("kind", kind.name()),
                    oldest -> lateSeconds(oldest.effects().get(kind)));
        }
    }

    private Oldest oldest() {
        return new Oldest(
                overdue.oldestConfirmed(),
                WITH_EFFECT.stream().collect(Collectors.toMap(Function.identity(), this::oldestOf)));
    }

    private Optional<Instant> oldestOf(CaseKind kind) {
        return Stream.of(overdue.oldestEffect(kind), unanswered.oldest(kind))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** 0 for a time to come, and for none. */
    private double lateSeconds(Optional<Instant> since) {
        return since.map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .filter(seconds -> seconds > 0)
                .orElse(0.0);
    }
}
