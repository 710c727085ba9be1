package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private final Session session = new Session(UUID.randomUUID(), UUID.randomUUID(), NOW);

    @Test
    void it_ends_once_and_keeps_the_first_reason() {
        session.end(Session.End.SIGNED_OUT, NOW);
        session.end(Session.End.TOKEN_REUSED, NOW.plusSeconds(1));

        assertThat(session.isOpen(NOW)).isFalse();
        assertThat(session.endedBy()).isEqualTo(Session.End.SIGNED_OUT);
    }

    @Test
    void one_of_staff_ends_after_half_a_day_and_when_nobody_uses_it() {
        var staff = Session.ofStaff(UUID.randomUUID(), UUID.randomUUID(), NOW);

        assertThat(staff.isOpen(NOW.plus(Duration.ofHours(12)))).isFalse();
        assertThat(staff.idleUntil(NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
        var late = NOW.plus(Duration.ofHours(12)).minusSeconds(60);
        assertThat(staff.idleUntil(late)).isEqualTo(NOW.plus(Duration.ofHours(12)));
        assertThat(session.idleUntil(NOW)).isEqualTo(NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void a_password_is_no_fresh_factor_and_a_code_is() {
        session.proven(SignInMethod.PASSWORD, NOW);
        assertThat(session.provenAt()).isNull();

        session.proven(SignInMethod.APP_CODE, NOW.plusSeconds(60));
        session.proven(SignInMethod.PASSWORD, NOW.plusSeconds(120));

        assertThat(session.provenAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(session.methods()).containsExactly("otp", "pwd");
    }

    @Test
    void however_busy_it_ends_after_half_a_year() {
        assertThat(session.isOpen(NOW.plus(Duration.ofDays(180)).minusSeconds(1)))
                .isTrue();
        assertThat(session.isOpen(NOW.plus(Duration.ofDays(180)))).isFalse();
    }
}
