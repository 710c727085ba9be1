package cn.icpfiling.platform.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Gauges that are read together. They show NaN before the first sample, after a failed one, and when the last good one is too old
 * because the next one hangs. With its first gauge the group also shows the age of its last good sample, which counts from the start of
 * the process while there is none.
 *
 * @param <T> what one sample reads
 */
public final class SampledGroup<T> {
    static final String AGE = "icp.metrics.sample.age.seconds";
    private static final double MILLIS_A_SECOND = 1_000;

    private final String name;
    private final Supplier<T> source;
    private final MeterRegistry meters;
    private final long staleNanos;
    private final LongSupplier nanos;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile Sample<T> last;
    private volatile long lastGoodAt;
    private boolean hasAge;

    private record Sample<T>(T read) {}

    SampledGroup(String name, Supplier<T> source, MeterRegistry meters, Duration staleAfter, LongSupplier nanos) {
        this.name = name;
        this.source = source;
        this.meters = meters;
        this.staleNanos = staleAfter.toNanos();
        this.nanos = nanos;
        this.lastGoodAt = nanos.getAsLong();
    }

    String name() {
        return name;
    }

    /**
     * Registers a gauge.
     *
     * @param number picks the gauge's number from a sample, at each scrape; it asks no database
     */
    public SampledGroup<T> gauge(String gauge, String description, Tags tags, ToDoubleFunction<T> number) {
        Gauge.builder(gauge, () -> value(number))
                .description(description)
                .tags(tags)
                .register(meters);
        if (!hasAge) {
            hasAge = true;
            registerAge();
        }
        return this;
    }

    private void registerAge() {
        Gauge.builder(AGE, () -> ageNanos() / 1_000_000 / MILLIS_A_SECOND)
                .description("age of the last good sample of a group of gauges")
                .tag("group", name)
                .register(meters);
    }

    public SampledGroup<T> gauge(String gauge, String description, ToDoubleFunction<T> number) {
        return gauge(gauge, description, Tags.empty(), number);
    }

    /**
     * Registers a gauge of the seconds since a moment, such as the one since which the oldest row waits. It grows between two samples.
     *
     * @param since picks the moment from a sample; null if there is none, which shows 0, as one that is still to come does
     * @param clock the one by which the moment was written
     */
    public SampledGroup<T> age(String gauge, String description, Function<T, Instant> since, InstantSource clock) {
        return gauge(gauge, description, sample -> {
            var moment = since.apply(sample);
            return moment == null
                    ? 0
                    : Math.max(0, Duration.between(moment, clock.instant()).toSeconds());
        });
    }

    /**
     * Reads a sample in the caller's thread.
     *
     * @throws RuntimeException what the source throws; the gauges show no number then
     */
    public T take() {
        try {
            var read = source.get();
            last = new Sample<>(read);
            lastGoodAt = nanos.getAsLong();
            return read;
        } catch (RuntimeException | Error failure) {
            last = null;
            throw failure;
        }
    }

    /** Returns false while a sample that {@link #end} has not ended is under way. */
    boolean begin() {
        return underWay.compareAndSet(false, true);
    }

    void end() {
        underWay.set(false);
    }

    private double value(ToDoubleFunction<T> number) {
        var sample = last;
        return sample == null || ageNanos() > staleNanos ? Double.NaN : number.applyAsDouble(sample.read());
    }

    private long ageNanos() {
        return nanos.getAsLong() - lastGoodAt;
    }
}
