package cn.icpfiling.platform.personaldata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BlindValueTest {
    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2};

    @Test
    void two_are_the_same_when_one_key_made_the_same_of_both() {
        assertThat(new BlindValue(ONE, null).matches(new BlindValue(new byte[] {1}, TWO)))
                .isTrue();
        assertThat(new BlindValue(null, TWO).matches(new BlindValue(ONE, TWO))).isTrue();
    }

    @Test
    void nothing_is_no_match() {
        assertThat(new BlindValue(ONE, null).matches(new BlindValue(TWO, null))).isFalse();
        assertThat(new BlindValue(ONE, null).matches(new BlindValue(null, ONE))).isFalse();
    }

    @Test
    void columns_without_a_value_hold_none() {
        assertThat(BlindValue.in(null, null)).isNull();
        assertThat(BlindValue.in(null, TWO).b()).isEqualTo(TWO);
        assertThatThrownBy(() -> new BlindValue(null, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
