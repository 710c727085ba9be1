package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountRecoveryTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final UUID HOLDER = Ids.next();
    private static final byte[] DIGITS = {1, 2, 3};

    private final AccountRecovery recovery = new AccountRecovery(Ids.next(), "example.cn", Language.ZH, NOW);

    @Test
    void it_is_over_after_thirty_minutes_or_when_it_is_proven() {
        assertThat(recovery.isOver(NOW.plus(Duration.ofMinutes(30)).minusNanos(1)))
                .isFalse();
        assertThat(recovery.isOver(NOW.plus(Duration.ofMinutes(30)))).isTrue();

        recovery.markProven(NOW);
        assertThat(recovery.isOver(NOW)).isTrue();
    }

    @Test
    void what_was_sent_is_kept_no_longer_and_says_what_comes_next() {
        recovery.requestCode(Ids.next(), DIGITS, NOW);
        assertThat(recovery.digits()).isEqualTo(DIGITS);

        recovery.markSent(HOLDER, List.of(NextStep.SIGN_IN, NextStep.CLAIM));

        assertThat(recovery.digits()).isNull();
        assertThat(recovery.holder()).isEqualTo(HOLDER);
        assertThat(recovery.nextSteps()).containsExactly(NextStep.SIGN_IN, NextStep.CLAIM);
    }

    @Test
    void a_code_that_nobody_was_told_leads_to_a_person() {
        recovery.requestCode(Ids.next(), DIGITS, NOW);
        recovery.settle();

        assertThat(recovery.digits()).isNull();
        assertThat(recovery.holder()).isNull();
        assertThat(recovery.nextSteps()).containsExactly(NextStep.ASK_SUPPORT);
    }

    @Test
    void another_code_takes_the_place_of_the_one_before() {
        var second = Ids.next();
        recovery.requestCode(Ids.next(), DIGITS, NOW);
        recovery.requestCode(second, new byte[] {4}, NOW);

        assertThat(recovery.code()).isEqualTo(second);
        assertThat(recovery.digits()).containsExactly(4);
    }
}
