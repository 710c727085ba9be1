package cn.icpfiling.inspection.dns.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdaptiveWindowTest {
    private static final WindowSettings SETTINGS = new WindowSettings(16, 4, 64, Duration.ofMillis(200));
    private final AdaptiveWindow window = new AdaptiveWindow(SETTINGS);
    private long now;
    private long sizes;

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
    void after_a_cut_the_window_soon_has_three_quarters_again_and_then_grows_by_four_per_window() {
        for (var i = 0; i < 10; i++) {
            window.onTrouble(i);
        }
        assertThat(window.size()).isEqualTo(8);
        for (var i = 0; i < 4; i++) {
            window.onAnswer();
        }
        assertThat(window.size()).isEqualTo(12);
        for (var i = 0; i < 14; i++) {
            window.onAnswer();
        }
        assertThat(window.size()).isEqualTo(16);
    }

    /** Servers that cut each answer above their own limit in a second: 135 answers, then 15 that are cut, of 150. */
    @Test
    void a_burst_each_second_leaves_most_of_the_window() {
        var wide = new AdaptiveWindow(new WindowSettings(64, 32, 1024, Duration.ofMillis(200)));
        for (var second = 0; second < 20; second++) {
            for (var i = 0; i < 1500; i++) {
                now += 666_666;
                if (i < 1350) {
                    wide.onAnswer();
                } else {
                    wide.onTrouble(now);
                }
            }
        }
        assertThat(wide.size()).isBetween(50, 200);
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

    @Test
    void a_group_with_many_broken_domains_keeps_its_window_once_its_usual_share_is_known() {
        var random = new Random(1);
        answersWithTrouble(0.2, 10_000, random);
        answersWithTrouble(0.2, 20_000, random);
        assertThat(sizes / 20_000).isGreaterThan(SETTINGS.largest() * 3L / 4);
    }

    @Test
    void more_trouble_than_usual_cuts_the_window() {
        var random = new Random(2);
        answersWithTrouble(0.2, 10_000, random);
        assertThat(answersWithTrouble(0.6, 1_000, random)).isEqualTo(SETTINGS.smallest());
    }

    @Test
    void a_group_in_trouble_all_the_time_stays_at_the_floor() {
        var random = new Random(3);
        answersWithTrouble(0.7, 10_000, random);
        answersWithTrouble(0.7, 1_000, random);
        assertThat(window.size()).isLessThan(SETTINGS.largest() / 4);
    }

    /** One answer in 50 ms. Returns the smallest window meanwhile. */
    private int answersWithTrouble(double share, int answers, Random random) {
        var smallest = Integer.MAX_VALUE;
        sizes = 0;
        for (var i = 0; i < answers; i++) {
            now += 50_000_000;
            if (random.nextDouble() < share) {
                window.onTrouble(now);
            } else {
                window.onAnswer();
            }
            smallest = Math.min(smallest, window.size());
            sizes += window.size();
        }
        return smallest;
    }
}
