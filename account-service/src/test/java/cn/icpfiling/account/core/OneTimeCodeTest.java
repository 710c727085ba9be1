package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.OneTimeCode.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OneTimeCodeTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final byte[] RIGHT = {1, 2, 3};
    private static final byte[] WRONG = {1, 2, 4};

    private final OneTimeCode code = new OneTimeCode(UUID.randomUUID(), CodePurpose.SIGN_UP, RIGHT, NOW);

    @Test
    void the_right_code_is_good_once() {
        assertThat(code.attempt(RIGHT, null, NOW)).isEqualTo(Outcome.RIGHT);
        assertThat(code.attempt(RIGHT, null, NOW)).isEqualTo(Outcome.USED);
    }

    @Test
    void five_wrong_tries_void_it_even_for_the_right_one() {
        for (var left = 4; left >= 0; left--) {
            assertThat(code.attempt(WRONG, null, NOW)).isEqualTo(Outcome.WRONG);
            assertThat(code.triesLeft()).isEqualTo(left);
        }

        assertThat(code.attempt(RIGHT, null, NOW)).isEqualTo(Outcome.VOID);
    }

    @Test
    void the_fifth_try_may_still_be_right() {
        for (var tries = 0; tries < 4; tries++) {
            assertThat(code.attempt(WRONG, null, NOW)).isEqualTo(Outcome.WRONG);
        }

        assertThat(code.attempt(RIGHT, null, NOW)).isEqualTo(Outcome.RIGHT);
    }

    @Test
    void it_is_good_for_less_than_five_minutes() {
        assertThat(code.attempt(RIGHT, null, NOW.plus(Duration.ofMinutes(5)))).isEqualTo(Outcome.EXPIRED);
        assertThat(code.attempt(RIGHT, null, NOW.plus(Duration.ofMinutes(5)).minusMillis(1)))
                .isEqualTo(Outcome.RIGHT);
    }

    @Test
    void a_repeat_of_the_request_that_used_it_up_is_told_so_until_it_expires() {
        var request = UUID.randomUUID();
        assertThat(code.attempt(RIGHT, request, NOW)).isEqualTo(Outcome.RIGHT);

        assertThat(code.attempt(RIGHT, request, NOW.plus(Duration.ofMinutes(4))))
                .isEqualTo(Outcome.REPEATED);
        assertThat(code.attempt(WRONG, request, NOW)).isEqualTo(Outcome.USED);
        assertThat(code.attempt(RIGHT, UUID.randomUUID(), NOW)).isEqualTo(Outcome.USED);
        assertThat(code.attempt(RIGHT, request, NOW.plus(Duration.ofMinutes(5))))
                .isEqualTo(Outcome.USED);
    }

    @Test
    void it_is_for_one_purpose() {
        assertThat(code.isFor(CodePurpose.SIGN_UP)).isTrue();
        assertThat(code.isFor(CodePurpose.SIGN_IN)).isFalse();
    }
}
