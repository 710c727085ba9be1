package cn.icpfiling.platform.web.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Adds buckets to the timer of requests, so that a share of fast answers can be read. There are few, because each is a series of each route,
 * method and status. An objective (deploy/monitoring/slos.yaml) names one of them. A request that is refused before its route is known, for
 * its media type for instance, is counted without the ids of its path: each would be a series of its own, and would name a thing.
 * A caller may invent methods (RFC 9110, 9.1), so those that no operation has are counted together: a series is never forgotten.
 */
final class RequestTimes {
    private static final String REQUESTS = "http.server.requests";
    private static final String PATH = "uri";
    private static final String METHOD = "method";
    private static final String ANY_OTHER = "OTHER";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", ANY_OTHER);
    /** A part of a path with an id, or with a number as long as a phone's. */
    private static final Pattern A_THING =
            Pattern.compile("(?<=/)[^/]*(?:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-|\\d{11})[^/]*");

    private static final double[] BUCKETS = {
        nanos(Duration.ofMillis(100)), nanos(Duration.ofMillis(500)), nanos(Duration.ofSeconds(2))
    };

    @Produces
    @Singleton
    MeterFilter ofRequests() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id meter) {
                return meter.getName().equals(REQUESTS) ? withoutIds(withKnownMethod(meter)) : meter;
            }

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

    private static Meter.Id withKnownMethod(Meter.Id meter) {
        var method = meter.getTag(METHOD);
        return method == null || METHODS.contains(method) ? meter : meter.withTag(Tag.of(METHOD, ANY_OTHER));
    }

    private static Meter.Id withoutIds(Meter.Id meter) {
        var path = meter.getTag(PATH);
        return path == null || !A_THING.matcher(path).find()
                ? meter
                : meter.withTag(Tag.of(PATH, A_THING.matcher(path).replaceAll("{id}")));
    }

    private static double nanos(Duration duration) {
        return duration.toNanos();
    }
}
