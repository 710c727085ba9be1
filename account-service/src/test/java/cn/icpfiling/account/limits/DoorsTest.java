package cn.icpfiling.account.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DoorsTest {

    @Test
    void equal_times_are_likely_and_later_ones_are_not() {
        var one = LongStream.range(0, 50).toArray();

        assertThat(Doors.likelihood(one, one)).isCloseTo(1, within(0.001));
        assertThat(Doors.likelihood(one, LongStream.range(30, 80).toArray())).isLessThan(0.000_01);
    }

    /** The canary of {@code ./icp siege}: as many pairs as it plays must still tell. */
    @Test
    void a_difference_is_seen_among_as_many_pairs_as_there_are() {
        var one = LongStream.range(0, 2_000).toArray();

        assertThat(Doors.likelihood(one, LongStream.range(200, 2_200).toArray()))
                .isLessThan(0.01);
        assertThat(Doors.likelihood(one, LongStream.range(10, 2_010).toArray())).isGreaterThan(0.01);
    }
}
