package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Metrics and log lines about the connection to the authority. */
@ApplicationScoped
class AuthorityMetrics {
    private static final Logger LOG = Logger.getLogger(AuthorityMetrics.class);

    /** How often the log repeats that the authority is unavailable, instead of at every try. */
    private static final Duration TOLD_AGAIN_AFTER = Duration.ofMinutes(1);

    private final MeterRegistry registry;
    private final SampledGauges gauges;
    private final UploadBatches batches;
    private final Downloads downloads;
    private final AuthorityIssues issues;
    private final Clock clock;
    private final Clock machineClock;
    private final AtomicReference<Trouble> trouble = new AtomicReference<>();

    private record Trouble(AuthorityUnavailable.Cause why, Instant toldAt) {}

    private record Standing(
            Optional<Instant> openSince, long heldOrders, long unresolvedResults, long heldSpotChecks) {}

    AuthorityMetrics(
            MeterRegistry registry,
            SampledGauges gauges,
            UploadBatches batches,
            Downloads downloads,
            AuthorityIssues issues,
            Clock clock,
            @MachineClock Clock machineClock) {
        this.registry = registry;
        this.gauges = gauges;
        this.batches = batches;
        this.downloads = downloads;
        this.issues = issues;
        this.clock = clock;
        this.machineClock = machineClock;
    }

    void start(@Observes StartupEvent event) {
        gauges.scheduled("authority", this::standing)
                .age(
                        "icp.authority.upload.open.seconds",
                        "Age of the batch on its way",
                        standing -> standing.openSince().orElse(null),
                        clock)
                .gauge(
                        "icp.authority.orders.held",
                        "Orders that cannot be sent to the authority, or that it bars",
                        Standing::heldOrders)
                .gauge(
                        "icp.authority.results.unresolved",
                        "Results that fit no order and wait for a person",
                        Standing::unresolvedResults)
                .gauge(
                        "icp.authority.spot.checks.held",
                        "Results of spot checks that the authority would not have",
                        Standing::heldSpotChecks);
    }

    private Standing standing() {
        return new Standing(batches.openSince(), batches.held(), downloads.unresolved(), issues.heldResults());
    }

    void unavailable(AuthorityUnavailable why) {
        registry.counter("icp.authority.unavailable", "cause", why.why().name()).increment();
        var now = machineClock.instant();
        var told = trouble.get();
        if (told == null || told.why() != why.why() || now.isAfter(told.toldAt().plus(TOLD_AGAIN_AFTER))) {
            trouble.set(new Trouble(why.why(), now));
            LOG.warnf("the authority is unavailable (%s): %s", why.why(), why.getMessage());
        }
    }

    void available() {
        if (trouble.getAndSet(null) != null) {
            LOG.info("the authority answers again");
        }
    }

    void uploaded(String outcome) {
        registry.counter("icp.authority.uploads", "outcome", outcome).increment();
    }

    void result(String group, String outcome) {
        registry.counter("icp.authority.results", "group", group, "outcome", outcome)
                .increment();
    }
}
