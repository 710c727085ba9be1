package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.store.OpenOrderTable;
import cn.icpfiling.filing.store.OpenOrderTable.Standing;
import cn.icpfiling.platform.database.Causes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Shows how many orders are open, by state and by the time since their last change. Each replica counts for itself, so that a
 * replica that ends takes no value away; one statement of a key each half minute is cheaper than a lease would be worth.
 */
@ApplicationScoped
class OrderMetrics {
    private static final Logger LOG = Logger.getLogger(OrderMetrics.class);
    private static final List<Duration> AGES = List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(20));
    private static final List<String> BANDS = List.of("under_1d", "1d_to_3d", "3d_to_20d", "over_20d");

    private final OpenOrderTable orders;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile Map<OrderState, Standing> standings = Map.of();

    OrderMetrics(OpenOrderTable orders, Clock clock, MeterRegistry meters) {
        this.orders = orders;
        this.clock = clock;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        for (var state : OrderState.values()) {
            if (!state.isOpen()) {
                continue;
            }
            for (var band = 0; band < BANDS.size(); band++) {
                var at = band;
                Gauge.builder("icp.filing.orders", () -> count(state, at))
                        .description("open orders by state and by the time since their last change")
                        .tags("state", state.name(), "age", BANDS.get(band))
                        .register(meters);
            }
            Gauge.builder("icp.filing.orders.oldest.seconds", () -> oldestSeconds(state))
                    .description("time since the last change of the order that has not changed for longest")
                    .tag("state", state.name())
                    .register(meters);
        }
    }

    @Scheduled(
            identity = "order-metrics",
            every = "{icp.metrics.sample}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        try {
            var counted = new EnumMap<OrderState, Standing>(OrderState.class);
            orders.standings(clock.instant(), AGES).forEach(standing -> counted.put(standing.state(), standing));
            standings = counted;
        } catch (RuntimeException away) {
            LOG.debugf("Open orders cannot be counted now: %s", Causes.brief(away, 300));
        }
    }

    /** The orders that are younger than the end of the band, less those that are younger than its beginning. */
    private long count(OrderState state, int band) {
        var standing = standings.get(state);
        if (standing == null) {
            return 0;
        }
        var younger = band < AGES.size() ? standing.younger().get(band) : standing.count();
        return younger - (band == 0 ? 0 : standing.younger().get(band - 1));
    }

    private double oldestSeconds(OrderState state) {
        var standing = standings.get(state);
        return standing == null
                ? 0
                : Math.max(
                        0, Duration.between(standing.oldest(), clock.instant()).toSeconds());
    }
}
