package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaptchaQuotaTest {

    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private final CaptchaQuota quota = new CaptchaQuota(UUID.randomUUID(), NOON);

    @Test
    void so_many_are_drawn_in_an_hour_and_no_more() {
        assertThat(quota.draw(2, NOON)).isEmpty();
        assertThat(quota.draw(2, NOON.plusSeconds(10))).isEmpty();

        assertThat(quota.draw(2, NOON.plusSeconds(20)))
                .contains(Duration.ofMinutes(60).minusSeconds(20));
        assertThat(quota.draw(3, NOON.plusSeconds(20))).isEmpty();
    }

    @Test
    void a_wait_is_told_in_whole_seconds_and_never_too_short() {
        quota.draw(1, NOON);

        assertThat(quota.draw(1, NOON.plus(CaptchaQuota.HOUR).minusNanos(1000))).contains(Duration.ofSeconds(1));
        assertThat(quota.draw(1, NOON.plusMillis(1500))).contains(Duration.ofSeconds(3599));
    }

    @Test
    void a_new_hour_begins_with_the_next_picture_after_the_old_one() {
        quota.draw(1, NOON);
        var later = NOON.plus(CaptchaQuota.HOUR);

        assertThat(quota.draw(1, later)).isEmpty();
        assertThat(quota.draw(1, later.plusSeconds(1))).contains(Duration.ofSeconds(3599));
    }
}
