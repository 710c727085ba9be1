package cn.icpfiling.inspection.dns.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdaptiveWindowTest {
    private static final WindowSettings SETTINGS = new WindowSettings(16, 4, 64, Duration.ofMillis(200));
    private final AdaptiveWindow window = new AdaptiveWindow(SETTINGS);

    @Test
    void answers_open_the_window_up_to_its_largest() {
        for (var i = 0; i < 10; i++) {
            window.onAnswer();
        }
        assertThat(window.size()).isEqualTo(26);
        for (var i = 0; i < 1000; i++) {
            window.onAnswer();
        }
        assertThat(window.size()).isEqualTo(64);
        assertThat(window.admits(63)).isTrue();
        assertThat(window.admits(64)).isFalse();
    }

    @Test
    void a_burst_of_trouble_halves_the_window_once_in_the_hold_time() {
        for (var i = 0; i < 10; i++) {
            window.onTrouble(1_000_000L * i);
        }
        assertThat(window.size()).isEqualTo(8);
        window.onTrouble(300_000_000);
        assertThat(window.size()).isEqualTo(4);
        window.onTrouble(600_000_000);
        assertThat(window.size()).as("not below the smallest").isEqualTo(4);
    }

    @Test
    void after_a_cut_the_window_grows_by_one_per_window() {
        for (var i = 0; i < 10; i++) {
            window.onTrouble(i);
        }
        for (var i = 0; i < 9; i++) {
            window.onAnswer();
        }
        assertThat(window.size()).isEqualTo(9);
    }

    @Test
    void single_broken_domains_do_not_cut_the_window() {
        for (var i = 0; i < 1000; i++) {
            window.onAnswer();
            if (i % 12 == 0) {
                window.onTrouble(i * 1_000_000_000L);
            }
        }
        assertThat(window.size()).isEqualTo(64);
    }
}
