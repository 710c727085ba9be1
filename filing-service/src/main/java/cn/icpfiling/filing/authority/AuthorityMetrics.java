package cn.icpfiling.filing.authority;

import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** Metrics and log lines about the connection to the authority. */
@ApplicationScoped
class AuthorityMetrics {
    private static final Logger LOG = Logger.getLogger(AuthorityMetrics.class);

    /** How often the log repeats that the authority is unavailable, instead of at every try. */
    private static final Duration TOLD_AGAIN_AFTER = Duration.ofMinutes(1);

    private final MeterRegistry registry;
    private final UploadBatches batches;
    private final Downloads downloads;
    private final AuthorityIssues issues;
    private final Clock clock;
    private final Clock machineClock;
    private final AtomicReference<Trouble> trouble = new AtomicReference<>();

    private record Trouble(AuthorityUnavailable.Cause why, Instant toldAt) {}

    AuthorityMetrics(
            MeterRegistry registry,
            UploadBatches batches,
            Downloads downloads,
            AuthorityIssues issues,
            Clock clock,
            @MachineClock Clock machineClock) {
        this.registry = registry;
        this.batches = batches;
        this.downloads = downloads;
        this.issues = issues;
        this.clock = clock;
        this.machineClock = machineClock;
    }

    void start(@Observes StartupEvent event) {
        gauge("icp.authority.upload.open.seconds", "Age of the batch on its way", AuthorityMetrics::openSeconds);
        gauge("icp.authority.orders.held", "Orders that the authority cannot be sent", own -> own.batches.held());
        gauge(
                "icp.authority.results.unresolved",
                "Results that fit no order and wait for a person",
                own -> own.downloads.unresolved());
        gauge(
                "icp.authority.spot.checks.held",
                "Results of spot checks that the authority would not have",
                own -> own.issues.heldResults());
    }

    private void gauge(String name, String description, ToDoubleFunction<AuthorityMetrics> value) {
        Gauge.builder(name, this, value).description(description).register(registry);
    }

    private double openSeconds() {
        return batches.openSince()
                .map(since -> (double) Duration.between(since, clock.instant()).toSeconds())
                .orElse(0.0);
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
