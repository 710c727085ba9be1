package cn.icpfiling.verification.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.RuleId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainStandingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Standing UNFIT =
            new Standing(FiledFitness.UNFIT, NOW, List.of(new Fault(RuleId.D4, FindingCode.DOMAIN_EXPIRED, NOW, true)));

    private final DomainStanding domain = new DomainStanding(UUID.randomUUID(), NOW);

    @Test
    void rounds_that_say_nothing_about_the_faults_of_an_unfit_domain_are_counted_until_one_does() {
        domain.judged(UNFIT, UUID.randomUUID(), true, NOW);
        assertThat(domain.unknownRounds()).isZero();
        domain.judged(UNFIT, null, false, NOW);
        domain.judged(UNFIT, UUID.randomUUID(), false, NOW);
        assertThat(domain.unknownRounds()).isEqualTo(2);
        domain.judged(UNFIT, UUID.randomUUID(), true, NOW);
        assertThat(domain.unknownRounds()).isZero();
    }

    @Test
    void silence_about_the_faults_begins_with_its_first_round_however_many_rounds_staff_ask_for() {
        for (var minute = 0; minute < 8; minute++) {
            domain.judged(UNFIT, null, false, NOW.plus(Duration.ofMinutes(minute)));
        }
        assertThat(domain.silentSince()).isEqualTo(NOW);

        domain.judged(UNFIT, UUID.randomUUID(), true, NOW.plus(Duration.ofHours(1)));
        assertThat(domain.silentSince()).isNull();

        var again = NOW.plus(Duration.ofHours(2));
        domain.judged(UNFIT, null, false, again);
        assertThat(domain.silentSince()).isEqualTo(again);
    }

    @Test
    void an_unknown_domain_and_one_that_is_no_longer_served_are_silent_about_no_fault() {
        domain.judged(UNFIT, null, false, NOW);
        domain.judged(new Standing(FiledFitness.UNKNOWN, NOW, List.of()), null, false, NOW);
        assertThat(domain.silentSince()).isNull();

        domain.judged(UNFIT, null, false, NOW);
        domain.rests(NOW);
        assertThat(domain.silentSince()).isNull();
    }

    @Test
    void the_waits_of_an_unknown_domain_do_not_begin_with_the_rounds_in_which_it_was_unfit() {
        domain.judged(UNFIT, null, false, NOW);
        domain.judged(UNFIT, null, false, NOW);
        var unknown = new Standing(FiledFitness.UNKNOWN, NOW, List.of());
        domain.judged(unknown, UUID.randomUUID(), false, NOW);
        assertThat(domain.unknownRounds()).isEqualTo(1);
        domain.judged(unknown, UUID.randomUUID(), false, NOW);
        assertThat(domain.unknownRounds()).isEqualTo(2);
    }
}
