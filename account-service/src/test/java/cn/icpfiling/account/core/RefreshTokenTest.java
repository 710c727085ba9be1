package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshTokenTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private final RefreshToken token =
            new RefreshToken(UUID.randomUUID(), UUID.randomUUID(), new byte[32], NOW.plus(RefreshToken.LIFE));

    @Test
    void a_new_one_is_unused_and_is_no_repeat() {
        assertThat(token.isUnused()).isTrue();
        assertThat(token.mayBeRepeated(NOW)).isFalse();
    }

    @Test
    void a_used_one_may_come_back_for_ten_seconds() {
        token.replacedBy(UUID.randomUUID(), NOW);

        assertThat(token.isUnused()).isFalse();
        assertThat(token.mayBeRepeated(NOW.plusSeconds(10))).isTrue();
        assertThat(token.mayBeRepeated(NOW.plusSeconds(10).plusMillis(1))).isFalse();
    }

    @Test
    void a_repeat_does_not_make_the_grace_longer() {
        token.replacedBy(UUID.randomUUID(), NOW);
        token.replacedBy(UUID.randomUUID(), NOW.plusSeconds(8));

        assertThat(token.mayBeRepeated(NOW.plusSeconds(11))).isFalse();
    }

    @Test
    void a_lost_one_is_never_good_again() {
        token.markLost();

        assertThat(token.isUnused()).isFalse();
        assertThat(token.mayBeRepeated(NOW)).isFalse();
    }

    @Test
    void it_lasts_thirty_days() {
        assertThat(token.isExpired(NOW.plus(Duration.ofDays(30)).minusSeconds(1)))
                .isFalse();
        assertThat(token.isExpired(NOW.plus(Duration.ofDays(30)))).isTrue();
    }
}
