package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.SecondFactor.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecondFactorTest {

    private final SecondFactor factor = new SecondFactor(UUID.randomUUID(), new byte[0], Instant.EPOCH);

    @Test
    void a_step_is_taken_once_and_none_before_it_any_more() {
        assertThat(factor.take(List.of(10L))).isEqualTo(Outcome.RIGHT);
        assertThat(factor.take(List.of(10L))).isEqualTo(Outcome.USED);
        assertThat(factor.take(List.of(9L))).isEqualTo(Outcome.USED);
        assertThat(factor.take(List.of(11L))).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void no_step_is_wrong_and_takes_nothing() {
        assertThat(factor.take(List.of())).isEqualTo(Outcome.WRONG);
        assertThat(factor.take(List.of(1L))).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void a_code_that_is_the_same_for_two_steps_counts_for_the_one_still_free() {
        factor.take(List.of(10L));

        assertThat(factor.take(List.of(10L, 11L))).isEqualTo(Outcome.RIGHT);
        assertThat(factor.take(List.of(11L))).isEqualTo(Outcome.USED);
    }
}
