package cn.icpfiling.platform.metrics;

import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.security.RunsWithoutKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Reads groups of gauges on a schedule, each group in a thread of its own. A group whose last sample still runs is left out, so a slow
 * database never gets a second statement of a group, and a slow group makes no other one old.
 */
@ApplicationScoped
public class SampledGauges {
    private static final Logger LOG = Logger.getLogger(SampledGauges.class);
    private static final int LONGEST_CAUSE = 300;

    private final MeterRegistry meters;
    private final Duration staleAfter;
    private final Executor threads;
    private final LongSupplier nanos;
    private final List<SampledGroup<?>> scheduled = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;

    @Inject
    SampledGauges(MeterRegistry meters, @ConfigProperty(name = "icp.metrics.stale-after") Duration staleAfter) {
        this(meters, staleAfter, task -> Thread.ofVirtual().name("metrics").start(task), System::nanoTime);
    }

    /**
     * @param staleAfter how old a sample may be before its gauges show no number
     * @param threads run the samples of the schedule
     * @param nanos the machine's clock, as {@link System#nanoTime} reads it
     */
    public SampledGauges(MeterRegistry meters, Duration staleAfter, Executor threads, LongSupplier nanos) {
        this.meters = meters;
        this.staleAfter = staleAfter;
        this.threads = threads;
        this.nanos = nanos;
    }

    /**
     * Makes a group that the schedule reads.
     *
     * @param name the label of the group's age
     * @param source reads all numbers of the group, by statements that a key answers
     */
    public <T> SampledGroup<T> scheduled(String name, Supplier<T> source) {
        var group = ownedByCaller(name, source);
        scheduled.add(group);
        return group;
    }

    /** Makes a group whose owner calls {@link SampledGroup#take} in its own thread, for a loop that reads more often. */
    public <T> SampledGroup<T> ownedByCaller(String name, Supplier<T> source) {
        return new SampledGroup<>(name, source, meters, staleAfter, nanos);
    }

    /** Starts a sample of each scheduled group that has none under way. */
    @RunsWithoutKeys
    @Scheduled(
            identity = "sampled-gauges",
            every = "{icp.metrics.sample}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void sample() {
        for (var group : scheduled) {
            if (group.begin()) {
                threads.execute(() -> sample(group));
            }
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
    }

    /** The log's own limit keeps this warning from filling the disk. */
    private void sample(SampledGroup<?> group) {
        try {
            group.take();
        } catch (RuntimeException away) {
            if (!stopping) {
                LOG.warnf("The gauges of %s have no numbers now: %s", group.name(), Causes.brief(away, LONGEST_CAUSE));
            }
        } finally {
            group.end();
        }
    }
}
