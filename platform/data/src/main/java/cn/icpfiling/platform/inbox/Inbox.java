package cn.icpfiling.platform.inbox;

import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.inbox.ParkedRecord.Reason;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Runs every {@link EventHandler} of the service. */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(5);

    private final InboxTable table;
    private final Map<String, InboxProcessor> processors;
    private final List<PollLoop> loops;

    Inbox(
            @All List<EventHandler> handlers,
            InboxTable table,
            KeyCheck keys,
            MeterRegistry metrics,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            InboxSettings settings,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.table = table;
        var byProcessor = handlers.stream()
                .collect(Collectors.toMap(
                        handler -> new InboxProcessor(
                                handler, service + "." + handler.purpose(), table, settings, metrics),
                        handler -> handler));
        this.processors = byProcessor.keySet().stream()
                .collect(Collectors.toMap(InboxProcessor::consumer, processor -> processor));
        this.loops = byProcessor.entrySet().stream()
                .map(entry -> measured(
                        metrics,
                        entry.getKey().consumer(),
                        new PollLoop(
                                entry.getKey(), entry.getValue().topic(), broker, settings, keys::requireRightKeys)))
                .toList();
        processors.keySet().forEach(consumer -> countParked(metrics, consumer));
    }

    void start(@Observes StartupEvent started) {
        loops.forEach(PollLoop::start);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        loops.forEach(PollLoop::askToStop);
        for (var loop : loops) {
            loop.awaitStop();
        }
    }

    /**
     * Retries a parked key from its first record on.
     *
     * @return how many of its records still wait; empty if this service has no such consumer
     */
    public Optional<Long> replay(String consumer, String key) {
        return Optional.ofNullable(processors.get(consumer)).map(processor -> {
            processor.replay(key);
            return table.countParked(consumer, key);
        });
    }

    private static PollLoop measured(MeterRegistry metrics, String consumer, PollLoop loop) {
        Gauge.builder("icp.inbox.lag", loop, PollLoop::lag)
                .baseUnit("records")
                .description("records of this replica's partitions that it has not read")
                .tag("consumer", consumer)
                .register(metrics);
        Gauge.builder("icp.inbox.behind", loop, PollLoop::behindSeconds)
                .baseUnit("seconds")
                .description("time since this replica had handled all records of its partitions")
                .tag("consumer", consumer)
                .register(metrics);
        return loop;
    }

    private void countParked(MeterRegistry metrics, String consumer) {
        var counts = new Remembered<Map<Reason, Long>>(COUNT_EVERY, () -> parkedOf(consumer));
        for (var reason : Reason.values()) {
            Gauge.builder("icp.inbox.parked", counts, now -> now.get().getOrDefault(reason, 0L))
                    .strongReference(true)
                    .description("records that wait in the inbox")
                    .tags(Tags.of("consumer", consumer, "reason", reason.name()))
                    .register(metrics);
        }
    }

    private Map<Reason, Long> parkedOf(String consumer) {
        try {
            return table.parkedByReason(consumer);
        } catch (RuntimeException away) {
            LOG.debugf("Parked records cannot be counted now: %s", Causes.brief(away, 300));
            return Map.of();
        }
    }

    /** A value that is read again only after a minimum time. */
    private static final class Remembered<T> implements Supplier<T> {
        private final long keepNanos;
        private final Supplier<T> source;
        private T value;
        private long until;

        Remembered(Duration keep, Supplier<T> source) {
            this.keepNanos = keep.toNanos();
            this.source = source;
        }

        @Override
        public synchronized T get() {
            if (value == null || System.nanoTime() - until >= 0) {
                value = source.get();
                until = System.nanoTime() + keepNanos;
            }
            return value;
        }
    }
}
