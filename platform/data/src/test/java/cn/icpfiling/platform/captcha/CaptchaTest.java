package cn.icpfiling.platform.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CaptchaTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private final Captcha captcha = Captcha.drawn(100, NOW);

    @Test
    void the_gap_is_met_within_four_pixels_on_either_side() {
        assertThat(captcha.solvedBy(96, NOW)).isTrue();
        assertThat(captcha.solvedBy(104, NOW)).isTrue();
        assertThat(captcha.solvedBy(95, NOW)).isFalse();
        assertThat(captcha.solvedBy(105, NOW)).isFalse();
        assertThat(captcha.solvedBy(Integer.MIN_VALUE, NOW)).isFalse();
    }

    @Test
    void after_two_minutes_no_answer_is_right() {
        assertThat(captcha.expiresAt()).isEqualTo("2026-03-02T01:02:00Z");
        assertThat(captcha.solvedBy(100, NOW.plusSeconds(120).minusNanos(1))).isTrue();
        assertThat(captcha.solvedBy(100, NOW.plusSeconds(120))).isFalse();
    }
}
