package cn.icpfiling.account.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.icpfiling.account.limits.Pairs.Knock;
import cn.icpfiling.account.limits.Pairs.Sides;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the comparison of doors sees and what it does not, at doors whose times are made up. */
class DoorsTest {

    private static final int AS_IN_A_SIEGE = 2_000;
    private static final int PERSONS = 32;
    private static final double MILLISECOND = 1e6;

    @Test
    void equal_times_are_likely_and_later_ones_are_not() {
        var one = LongStream.range(0, 50).toArray();

        assertThat(Pairs.likelihood(one, one)).isCloseTo(1, within(0.001));
        assertThat(Pairs.likelihood(one, LongStream.range(30, 80).toArray())).isLessThan(0.000_01);
    }

    /** The canary of {@code ./icp siege}: as many pairs as it plays must still tell. */
    @Test
    void a_difference_is_seen_among_as_many_pairs_as_there_are() {
        var one = LongStream.range(0, AS_IN_A_SIEGE).toArray();

        assertThat(Pairs.likelihood(one, LongStream.range(200, 2_200).toArray()))
                .isLessThan(0.01);
        assertThat(Pairs.likelihood(one, LongStream.range(10, 2_010).toArray())).isGreaterThan(0.01);
    }

    @Test
    void the_likelihoods_of_a_door_that_tells_nothing_are_spread_evenly_although_pairs_are_played_at_once() {
        var likelihoods = likelihoods(new Door());

        for (var i = 0; i < likelihoods.length; i++) {
            // Kolmogorov and Smirnov's distance, which chance alone exceeds once in 50,000 runs.
            assertThat(likelihoods[i]).isCloseTo((i + 0.5) / likelihoods.length, within(0.24));
        }
    }

    @Test
    void neither_a_load_that_all_pairs_share_nor_the_place_in_a_pair_is_taken_for_a_difference() {
        for (var door : new Door[] {new Door().loaded(10), new Door().laterIfFirst(25)}) {
            var likelihoods = likelihoods(door);

            assertThat(Arrays.stream(likelihoods).filter(one -> one <= 0.01).count())
                    .as("of %d", likelihoods.length)
                    .isLessThanOrEqualTo(8);
        }
    }

    @Test
    void a_difference_is_told_by_pairs_beside_each_other_as_by_one_after_the_other() {
        for (var persons : new int[] {1, PERSONS}) {
            for (var load : new double[] {0, 10}) {
                var outcome = new Door().loaded(load).laterIfKnown(1).play(AS_IN_A_SIEGE, persons);

                assertThat(outcome.likelihood())
                        .as("%d pairs at once, load %f", persons, load)
                        .isLessThan(0.01);
            }
        }
    }

    /** Each answer leaves with one of two steps of the pace, as likely with the one as with the other. */
    @Test
    void medians_that_lie_between_two_steps_of_the_pace_are_not_apart_unless_the_door_tells() {
        assertThat(new Door().pacedBy(25).play(AS_IN_A_SIEGE, PERSONS).apart() / MILLISECOND)
                .isBetween(-1.0, 1.0);
        assertThat(new Door()
                                .pacedBy(25)
                                .laterIfKnown(2)
                                .play(AS_IN_A_SIEGE, PERSONS)
                                .apart()
                        / MILLISECOND)
                .isGreaterThan(1);
    }

    @Test
    void a_door_that_refuses_all_alike_from_some_moment_on_proves_nothing() {
        assertThatThrownBy(() -> new Door().refusingAfter(100).play(60, 4))
                .rootCause()
                .hasMessageContainingAll("status of a later answer", "202", "429");
    }

    private static double[] likelihoods(Door door) {
        return IntStream.range(0, 100)
                .mapToDouble(_ -> door.play(60, 4).likelihood())
                .sorted()
                .toArray();
    }

    /** Its times pass on a clock of each thread; all in milliseconds. */
    private static final class Door {

        private final ThreadLocal<double[]> clock = ThreadLocal.withInitial(() -> new double[1]);
        private volatile double load;
        private double mostLoad;
        private double laterIfFirst;
        private double laterIfKnown;
        private double pace;
        private int refusesAfter = Integer.MAX_VALUE;
        private final AtomicInteger answers = new AtomicInteger();

        /** The load swings between none and this one, for all pairs of a block. */
        Door loaded(double most) {
            mostLoad = most;
            return this;
        }

        Door laterIfFirst(double by) {
            laterIfFirst = by;
            return this;
        }

        Door laterIfKnown(double by) {
            laterIfKnown = by;
            return this;
        }

        /** All persons alike are refused from an answer on. */
        Door refusingAfter(int answered) {
            refusesAfter = answered;
            return this;
        }

        Door pacedBy(double step) {
            pace = step;
            return this;
        }

        Pairs.Outcome play(int pairs, int persons) {
            var sides = Stream.generate(this::sides).limit(persons).toList();
            return new Pairs(pairs, this::swing, () -> (long) (clock.get()[0] * MILLISECOND), _ -> status())
                    .play(sides);
        }

        private int status() {
            return answers.incrementAndGet() > refusesAfter ? 429 : 202;
        }

        private void swing() {
            load = ThreadLocalRandom.current().nextDouble() * mostLoad;
        }

        private Sides sides() {
            var first = new boolean[1];
            return new Sides(() -> prepared(first, laterIfKnown), () -> prepared(first, 0));
        }

        private Knock prepared(boolean[] first, double later) {
            first[0] = true;
            return () -> {
                clock.get()[0] += time(first[0]) + later;
                first[0] = false;
                return null;
            };
        }

        private double time(boolean first) {
            var random = ThreadLocalRandom.current();
            var steps = pace == 0 ? 0 : random.nextInt(2) * pace;
            return 10 + load + steps + (first ? laterIfFirst : 0) + Math.abs(random.nextGaussian(0, 3));
        }
    }
}
