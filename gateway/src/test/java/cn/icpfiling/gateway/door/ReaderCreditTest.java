package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReaderCreditTest {

    /** What the system takes from the gateway at once, when a third of what it holds has gone. */
    private static final int LUMP = 85 << 10;

    private final ReaderCredit credit = new ReaderCredit(Duration.ofSeconds(5), 16 << 10);

    @Test
    void who_reads_nothing_has_used_it_up_after_the_first_while() {
        assertThat(credit.isUsedUp(millis(4_999))).isFalse();
        assertThat(credit.isUsedUp(millis(5_000))).isTrue();
    }

    @Test
    void who_reads_steadily_never_uses_it_up_though_it_shows_in_lumps_only() {
        var lump = millis(1_000 * LUMP / 64_000);
        for (var taken = 0; taken < 20_000_000; taken += LUMP) {
            assertThat(credit.isUsedUp(lump)).isFalse();
            credit.tookIn(LUMP, lump);
        }
    }

    @Test
    void who_trickles_uses_it_up_though_each_lump_shows() {
        credit.tookIn(LUMP, millis(2_000));
        assertThat(credit.isUsedUp(millis(5_000))).isTrue();

        for (var second = 0; second < 5; second++) {
            credit.tookIn(1_000, millis(1_000));
        }
        assertThat(credit.isUsedUp(millis(500))).isTrue();
    }

    @Test
    void what_is_swallowed_at_once_buys_no_more_than_the_first_while() {
        credit.tookIn(64 << 20, millis(1));
        assertThat(credit.isUsedUp(millis(5_000))).isTrue();
    }

    @Test
    void who_was_silent_and_reads_again_is_a_reader_at_once() {
        credit.tookIn(LUMP, millis(25_000));
        assertThat(credit.isUsedUp(millis(4_000))).isFalse();
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
