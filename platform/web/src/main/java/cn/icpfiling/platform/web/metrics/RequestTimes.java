package cn.icpfiling.platform.web.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Adds buckets to the timer of requests, so that a share of fast answers can be read. There are few, because each is a series of each route,
 * method and status. An objective (deploy/monitoring/slos.yaml) names one of them.
 */
final class RequestTimes {
    private static final String REQUESTS = "http.server.requests";
    private static final double[] BUCKETS = {
        nanos(Duration.ofMillis(100)), nanos(Duration.ofMillis(500)), nanos(Duration.ofSeconds(2))
    };

    @Produces
    @Singleton
    MeterFilter buckets() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id meter, DistributionStatisticConfig config) {
                return meter.getName().equals(REQUESTS)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(BUCKETS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    private static double nanos(Duration duration) {
        return duration.toNanos();
    }
}
