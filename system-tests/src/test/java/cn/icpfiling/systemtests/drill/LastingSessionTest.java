package cn.icpfiling.systemtests.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.systemtests.Accounts.SignedIn;
import cn.icpfiling.systemtests.Caller;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.drill.LastingSession.Renewed;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A caller of a drill has a token that is accepted, however long the drill lasts. */
class LastingSessionTest {

    private static final Caller GATEWAY = Caller.at(URI.create("http://127.0.0.1:1"));
    private static final Duration LIVES = Duration.ofMinutes(15);

    /** The clock of a machine may begin anywhere, and pass its greatest number. */
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofMinutes(12).toNanos());

    private final List<String> spent = new ArrayList<>();
    private boolean away;
    private final LastingSession session = new LastingSession(signedIn(0), this::renewed, nanos::get);

    @Test
    void a_token_is_renewed_at_two_thirds_of_its_time_with_the_newest_refresh_token() {
        assertThat(token()).isEqualTo("access-1");

        passes(Duration.ofMinutes(10).minusNanos(1));
        assertThat(token()).isEqualTo("access-1");

        passes(Duration.ofNanos(1));
        assertThat(token()).isEqualTo("access-2");

        passes(Duration.ofHours(1));
        assertThat(token()).isEqualTo("access-3");
        assertThat(spent).containsExactly("refresh-0", "refresh-1", "refresh-2");
    }

    @Test
    void a_renewal_that_fails_fails_the_turn_and_the_next_turn_renews() {
        away = true;
        assertThatThrownBy(session::signedIn).isInstanceOf(Differs.class);

        away = false;
        assertThat(token()).isEqualTo("access-1");
    }

    private String token() {
        return session.signedIn().caller().token();
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private Renewed renewed(SignedIn old) {
        Differs.unless(!away, "503");
        spent.add(old.refreshToken());
        return new Renewed(signedIn(spent.size()), LIVES);
    }

    private static SignedIn signedIn(int number) {
        return new SignedIn("account", GATEWAY.with("access-" + number), "refresh-" + number);
    }
}
