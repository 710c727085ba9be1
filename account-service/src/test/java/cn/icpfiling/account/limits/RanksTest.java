package cn.icpfiling.account.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RanksTest {

    @Test
    void equal_samples_are_likely_and_shifted_ones_are_not() {
        var one = LongStream.range(0, 50).toArray();

        assertThat(Ranks.likelihood(one, one)).isCloseTo(1, within(0.001));
        assertThat(Ranks.likelihood(one, LongStream.range(30, 80).toArray())).isLessThan(0.000_01);
    }

    @Test
    void a_known_value_comes_out() {
        long[] one = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        long[] other = {5, 8, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22};

        assertThat(Ranks.likelihood(one, other)).isLessThan(0.01).isGreaterThan(0.000_01);
    }
}
