package cn.icpfiling.inspection.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EntropyTest {
    /** Numbers of one batch. */
    private static final int BATCH = 4_096;

    @Test
    void numbers_spread_over_all_values_across_batches() {
        var entropy = new Entropy(new Random(1));
        var sixteenths = new int[16];
        var seen = new HashSet<Integer>();
        for (var i = 0; i < 4 * BATCH; i++) {
            var number = entropy.u16();
            sixteenths[number >> 12]++;
            seen.add(number);
        }
        assertThat(Arrays.stream(sixteenths)).allMatch(count -> count > 900 && count < 1_150);
        assertThat(seen).as("16,384 draws of 65,536 values").hasSizeBetween(14_000, 15_000);
    }

    @Test
    void each_batch_has_a_key_of_its_own_and_the_generator_decides_all() {
        var one = numbers(new Entropy(new Random(1)), 2 * BATCH);
        assertThat(one.subList(0, BATCH)).isNotEqualTo(one.subList(BATCH, 2 * BATCH));
        assertThat(numbers(new Entropy(new Random(1)), 2 * BATCH)).isEqualTo(one);
        assertThat(numbers(new Entropy(new Random(2)), 2 * BATCH)).isNotEqualTo(one);
    }

    /** A canary for the test above: with one key for all batches they would be the same. */
    @Test
    void batches_of_one_key_would_be_told() {
        RandomGenerator stuck = () -> 7L;
        var same = numbers(new Entropy(stuck), 2 * BATCH);
        assertThat(same.subList(0, BATCH)).isEqualTo(same.subList(BATCH, 2 * BATCH));
    }

    @Test
    void a_number_below_a_bound_reaches_each_one_about_as_often() {
        var entropy = new Entropy(new Random(3));
        var counts = new int[10];
        for (var i = 0; i < 10_000; i++) {
            counts[entropy.below(10)]++;
        }
        assertThat(Arrays.stream(counts)).allMatch(count -> count > 850 && count < 1_150);
    }

    @Test
    void a_name_always_has_one_letter_at_least_in_upper_case() {
        var entropy = new Entropy(new Random(4));
        for (var i = 0; i < 1_000; i++) {
            assertThat(entropy.letterCase(1)).isNotZero();
        }
    }

    private static List<Integer> numbers(Entropy entropy, int count) {
        var numbers = new ArrayList<Integer>(count);
        for (var i = 0; i < count; i++) {
            numbers.add(entropy.u16());
        }
        return numbers;
    }
}
