package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.store.OpenOrderTable;
import cn.icpfiling.filing.store.OpenOrderTable.Standing;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.time.WorkingDays;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Shows how many orders are open, by state and by the time since their last change. Each replica counts for itself, so that a
 * replica that ends takes no value away; one statement of a key each half minute is cheaper than a lease would be worth.
 */
@ApplicationScoped
class OrderMetrics {
    private static final List<Duration> AGES = List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(20));
    private static final List<String> BANDS = List.of("under_1d", "1d_to_3d", "3d_to_20d", "over_20d");

    private static final WorkingDays CALENDAR = WorkingDays.bundled();

    private final OpenOrderTable orders;
    private final Clock clock;
    private final SampledGauges gauges;

    OrderMetrics(OpenOrderTable orders, Clock clock, SampledGauges gauges) {
        this.orders = orders;
        this.clock = clock;
        this.gauges = gauges;
    }

    void start(@Observes StartupEvent started) {
        var group = gauges.scheduled("orders", this::standings);
        for (var state : OrderState.values()) {
            if (!state.isOpen()) {
                continue;
            }
            for (var band = 0; band < BANDS.size(); band++) {
                var at = band;
                group.gauge(
                        "icp.filing.orders",
                        "open orders by state and by the time since their last change",
                        Tags.of("state", state.name(), "age", BANDS.get(band)),
                        standings -> count(standings.get(state), at));
            }
            group.gauge(
                    "icp.filing.orders.oldest.seconds",
                    "time since the last change of the order that has not changed for longest",
                    Tags.of("state", state.name()),
                    standings -> oldestSeconds(standings.get(state)));
            group.gauge(
                    "icp.filing.orders.oldest.working.days",
                    "working days that began since the last change of that order",
                    Tags.of("state", state.name()),
                    standings -> oldestWorkingDays(standings.get(state)));
        }
    }

    private Map<OrderState, Standing> standings() {
        var counted = new EnumMap<OrderState, Standing>(OrderState.class);
        orders.standings(clock.instant(), AGES).forEach(standing -> counted.put(standing.state(), standing));
        return counted;
    }

    /** The orders that are younger than the end of the band, less those that are younger than its beginning. */
    private static long count(Standing standing, int band) {
        if (standing == null) {
            return 0;
        }
        var younger = band < AGES.size() ? standing.younger().get(band) : standing.count();
        return younger - (band == 0 ? 0 : standing.younger().get(band - 1));
    }

    private double oldestSeconds(Standing standing) {
        return waits(standing)
                ? Math.max(
                        0, Duration.between(standing.oldest(), clock.instant()).toSeconds())
                : 0;
    }

    private long oldestWorkingDays(Standing standing) {
        return waits(standing) ? workingDays(standing.oldest(), clock.instant()) : 0;
    }

    /** Counts the working days that began after the legal day of the first instant. */
    static long workingDays(Instant since, Instant now) {
        var first = LegalTime.dayOf(since);
        var today = LegalTime.dayOf(now);
        return first.isBefore(today)
                ? first.plusDays(1)
                        .datesUntil(today.plusDays(1))
                        .filter(CALENDAR::isWorkingDay)
                        .count()
                : 0;
    }

    private static boolean waits(Standing standing) {
        return standing != null && standing.oldest() != null;
    }
}
