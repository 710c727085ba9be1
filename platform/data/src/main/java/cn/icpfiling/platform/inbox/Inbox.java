package cn.icpfiling.platform.inbox;

import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.inbox.ParkedRecord.Reason;
import cn.icpfiling.platform.metrics.SampledGauges;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs every {@link EventHandler} of the service. */
@ApplicationScoped
public class Inbox {
    private final InboxTable table;
    private final Map<String, InboxProcessor> processors;
    private final List<PollLoop> loops;

    Inbox(
            @All List<EventHandler> handlers,
            InboxTable table,
            KeyCheck keys,
            MeterRegistry metrics,
            SampledGauges gauges,
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
        countParked(gauges);
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

    private void countParked(SampledGauges gauges) {
        var group = gauges.scheduled("inbox", this::parked);
        for (var consumer : processors.keySet()) {
            for (var reason : Reason.values()) {
                group.gauge(
                        "icp.inbox.parked",
                        "records that wait in the inbox",
                        Tags.of("consumer", consumer, "reason", reason.name()),
                        parked -> parked.get(consumer).getOrDefault(reason, 0L));
            }
        }
    }

    private Map<String, Map<Reason, Long>> parked() {
        return processors.keySet().stream().collect(Collectors.toMap(Function.identity(), table::parkedByReason));
    }
}
