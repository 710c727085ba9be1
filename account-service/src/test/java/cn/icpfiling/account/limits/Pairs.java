package cn.icpfiling.account.limits;

import cn.icpfiling.platform.testkit.rest.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.assertj.core.api.Assertions;

/**
 * Plays pairs of calls at one door, of a known and an unknown person, and compares their times. Pairs are played in blocks, each pair of a
 * block with persons of its own: first all of a block are prepared, each by a thread, because that takes most of the work. Then a few threads
 * knock, while nothing else goes on: an answer waits for its pace most of its time, so that few knocks beside each other do not disturb.
 *
 * <p>The two calls of a pair are made by one thread, one after the other, and of two pairs of the same persons one begins with the known
 * one: which of them, is left to chance. So load, and whatever else changes over time, meets both sides alike. Each call must be
 * answered with the status of the first one of its side: a door that refuses all alike from some moment on proves nothing.
 */
final class Pairs {

    private static final int WARM = 2;
    private static final int KNOCKING = 8;
    private static final int NONE = 0;

    private final int count;
    private final Runnable beforeBlock;
    private final LongSupplier nanos;
    private final ToIntFunction<Response> status;
    private final AtomicInteger ofKnown = new AtomicInteger(NONE);
    private final AtomicInteger ofUnknown = new AtomicInteger(NONE);

    /**
     * @param beforeBlock runs before each block, beside no call
     * @param nanos the time, as the thread that asks sees it
     * @param status of an answer
     */
    Pairs(int count, Runnable beforeBlock, LongSupplier nanos, ToIntFunction<Response> status) {
        this.count = count;
        this.beforeBlock = beforeBlock;
        this.nanos = nanos;
        this.status = status;
    }

    /** One call. Its preparation is not timed. */
    interface Knock extends Supplier<Response> {}

    /** Where the calls of two persons come from, who take part in one pair of a block. */
    record Sides(Supplier<Knock> known, Supplier<Knock> unknown) {}

    /**
     * @param likelihood that the times of both sides are of one distribution, by ranks
     * @param apart by how many nanoseconds the known one of a pair is later: the median of all pairs
     */
    record Outcome(double likelihood, long apart) {}

    private record Pair(Knock known, Knock unknown, boolean knownFirst) {}

    private record Times(long known, long unknown) {}

    /** A block has as many pairs as there are sides. */
    Outcome play(List<Sides> sides) {
        var ones = new long[count];
        var others = new long[count];
        try (var preparing = Executors.newFixedThreadPool(sides.size());
                var knocking = Executors.newFixedThreadPool(KNOCKING)) {
            var knownFirst = new boolean[sides.size()];
            var played = -WARM * sides.size();
            for (var block = 0; played < count; block++) {
                for (var i = 0; i < knownFirst.length; i++) {
                    knownFirst[i] = block % 2 == 0 ? ThreadLocalRandom.current().nextBoolean() : !knownFirst[i];
                }
                beforeBlock.run();
                var pairs = all(preparing, sides.size(), i -> prepared(sides.get(i), knownFirst[i]));
                for (var times : all(knocking, pairs.size(), i -> timed(pairs.get(i)))) {
                    if (played >= 0 && played < count) {
                        ones[played] = times.known();
                        others[played] = times.unknown();
                    }
                    played++;
                }
            }
        }
        return outcome(ones, others);
    }

    /** Does something for each number below {@code count}, beside each other. */
    static <T> List<T> all(ExecutorService threads, int count, IntFunction<T> work) {
        try {
            var working = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> work.apply(i)))
                    .toList();
            var done = new ArrayList<T>();
            for (var one : working) {
                done.add(one.get());
            }
            return done;
        } catch (ExecutionException broken) {
            throw new AssertionError("a pair could not be played", broken.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Pair prepared(Sides sides, boolean knownFirst) {
        return new Pair(sides.known().get(), sides.unknown().get(), knownFirst);
    }

    private Times timed(Pair pair) {
        if (pair.knownFirst()) {
            var known = timed(pair.known(), ofKnown);
            return new Times(known, timed(pair.unknown(), ofUnknown));
        }
        var unknown = timed(pair.unknown(), ofUnknown);
        return new Times(timed(pair.known(), ofKnown), unknown);
    }

    private long timed(Knock knock, AtomicInteger first) {
        var begun = nanos.getAsLong();
        var answer = knock.get();
        var took = nanos.getAsLong() - begun;
        var answered = status.applyAsInt(answer);
        first.compareAndSet(NONE, answered);
        Assertions.assertThat(answered).as("status of a later answer").isEqualTo(first.get());
        return took;
    }

    static Outcome outcome(long[] ones, long[] others) {
        var apart = new long[ones.length];
        Arrays.setAll(apart, pair -> ones[pair] - others[pair]);
        Arrays.sort(apart);
        return new Outcome(likelihood(ones, others), apart[apart.length / 2]);
    }

    /** Mann and Whitney's. */
    static double likelihood(long[] ones, long[] others) {
        var likelihood = MannWhitneyUTest.withDefaults()
                .test(
                        LongStream.of(ones).asDoubleStream().toArray(),
                        LongStream.of(others).asDoubleStream().toArray())
                .getPValue();
        Assertions.assertThat(likelihood).as("likelihood").isBetween(0.0, 1.0);
        return likelihood;
    }
}
