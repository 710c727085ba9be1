package cn.icpfiling.platform.web.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong nanos = new AtomicLong(-5);
    private final Pace pace =
            new Pace(new Pace.Limits(Duration.ofSeconds(20), Duration.ofSeconds(30), 1_000), nanos::get);

    @Test
    void who_moves_is_not_silent_however_long_it_takes() {
        for (var time = 0; time < 100; time++) {
            passes(20);
            assertThat(pace.isSilent()).isFalse();
            pace.moved(1);
        }
        passes(21);

        assertThat(pace.isSilent()).isTrue();
    }

    @Test
    void who_moves_too_little_is_behind_once_the_grace_is_over() {
        passes(30);
        assertThat(pace.isBehind()).isFalse();

        passes(1);
        assertThat(pace.isBehind()).isTrue();

        pace.moved(1_000);
        assertThat(pace.isBehind()).isFalse();
    }

    private void passes(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
