package cn.icpfiling.verification.core.rules;

import static cn.icpfiling.verification.core.rules.Facts.NOW;
import static cn.icpfiling.verification.core.rules.Facts.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DomainFitnessTest {

    private static final AuthorityRecord NOT_STORED = new AuthorityRecord(false, null);
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    @Test
    void all_that_holds_is_fit() {
        assertThat(of(Facts.good())).isEqualTo(new DomainFitness(Fitness.FIT, null, null, List.of()));
        assertThat(DomainFitness.notVerified()).isEqualTo(of(Facts.good()));
        assertThat(of(Facts.good()).inDays(TODAY)).isNull();
    }

    @Test
    void one_fault_that_neither_waiting_nor_a_renewal_heals_is_unfit() {
        for (var facts : List.of(
                Facts.good().match(new RegistrantMatch(true, true, false)),
                Facts.good().notVerified(),
                Facts.good().realName(Answer.absent()),
                Facts.good().tld("org"),
                Facts.good().registrar(new Registrar("GoDaddy.com, LLC", 146)),
                Facts.good().registration(Answer.absent()),
                Facts.good().statuses("pending delete"))) {
            assertThat(of(facts)).isEqualTo(new DomainFitness(Fitness.UNFIT, null, null, List.of()));
        }
    }

    @Test
    void data_on_their_way_to_the_authority_are_fit_from_their_day_on() {
        var lacking = of(lasting().verifiedOn(TODAY.minusDays(1)).authority(Answer.known(NOT_STORED)));
        var notToBeAsked = of(lasting().verifiedOn(TODAY).authority(Answer.unknown()));
        var none = of(lasting().verifiedOn(TODAY.minusDays(2)).authority(Answer.absent()));

        assertThat(lacking).isEqualTo(later(TODAY.plusDays(2), null));
        assertThat(lacking.inDays(TODAY)).isEqualTo(2);
        assertThat(notToBeAsked).isEqualTo(later(TODAY.plusDays(3), null));
        assertThat(none).isEqualTo(later(TOMORROW, null));
    }

    @Test
    void data_that_are_late_or_of_an_unknown_day_have_no_day_on_which_they_come() {
        for (var verifiedOn : new LocalDate[] {TODAY.minusDays(3), TODAY.minusDays(400), null}) {
            assertThat(of(Facts.good().verifiedOn(verifiedOn).authority(Answer.known(NOT_STORED)))
                            .fitness())
                    .isEqualTo(Fitness.UNFIT);
        }
    }

    @Test
    void what_has_expired_is_fit_after_its_renewal_and_what_is_in_redemption_after_its_restoration() {
        assertThat(of(Facts.good().expiresAt(NOW))).isEqualTo(later(null, FitAfter.RENEWAL));
        assertThat(of(Facts.good().statuses("redemption period"))).isEqualTo(later(null, FitAfter.RESTORATION));
        for (var state : List.of("redemption period", "pending restore")) {
            assertThat(of(Facts.good().statuses(state, "pending delete")))
                    .as("pending deletion together with " + state)
                    .isEqualTo(later(null, FitAfter.RESTORATION));
        }
    }

    @Test
    void what_expires_before_its_data_have_arrived_needs_both() {
        var onItsWay = Facts.good().verifiedOn(TODAY).authority(Answer.known(NOT_STORED));
        var day = TODAY.plusDays(3);

        assertThat(of(onItsWay.expiresAt(NOW.minusSeconds(1)))).isEqualTo(later(day, FitAfter.RENEWAL));
        assertThat(of(onItsWay.expiresAt(NOW.plus(Duration.ofDays(3))))).isEqualTo(later(day, FitAfter.RENEWAL));
        assertThat(of(onItsWay.expiresAt(NOW.plus(Duration.ofDays(3)).plusSeconds(1))))
                .isEqualTo(later(day, null));
        assertThat(of(onItsWay.statuses("redemption period"))).isEqualTo(later(day, FitAfter.RESTORATION));
    }

    @Test
    void what_nobody_can_answer_is_unknown_and_says_what_is_missing() {
        assertThat(of(Facts.good().registration(Answer.unknown())))
                .isEqualTo(new DomainFitness(Fitness.UNKNOWN, null, null, List.of(RuleId.D4, RuleId.D6)));
        assertThat(of(Facts.good().realName(Answer.unknown())))
                .isEqualTo(new DomainFitness(Fitness.UNKNOWN, null, null, List.of(RuleId.D1, RuleId.D2, RuleId.D3)));
        assertThat(of(Facts.good().tlds(Answer.unknown())).missing()).containsExactly(RuleId.D5);
        assertThat(of(Facts.good().registrars(Answer.unknown())).missing()).containsExactly(RuleId.D6);
        assertThat(of(Facts.good().tld("example")))
                .isEqualTo(new DomainFitness(Fitness.UNKNOWN, null, null, List.of(RuleId.D5)));
        assertThat(of(Facts.good().registrar(new Registrar("Nobody Inc.", 9_999)))
                        .missing())
                .containsExactly(RuleId.D6);
    }

    @Test
    void waiting_and_a_renewal_are_no_promise_while_something_is_unknown() {
        assertThat(of(Facts.good()
                        .verifiedOn(TODAY)
                        .authority(Answer.known(NOT_STORED))
                        .registration(Answer.unknown())))
                .isEqualTo(new DomainFitness(Fitness.UNKNOWN, null, null, List.of(RuleId.D4, RuleId.D6)));
        assertThat(of(Facts.good().expiresAt(NOW).realName(Answer.unknown())).fitness())
                .isEqualTo(Fitness.UNKNOWN);
        var renewedByItself = new Registration(
                NOW.plusSeconds(86_400), null, Facts.HICHINA, Set.of(Registration.RENEWED_BY_REGISTRY));
        assertThat(of(Facts.good().registration(Answer.known(renewedByItself))).missing())
                .containsExactly(RuleId.D4);
    }

    @Test
    void a_fault_that_nothing_heals_decides_even_while_something_is_unknown() {
        assertThat(of(Facts.good().tld("org").registration(Answer.unknown())))
                .isEqualTo(new DomainFitness(Fitness.UNFIT, null, null, List.of(RuleId.D4, RuleId.D6)));
        assertThat(of(Facts.good().expiresAt(NOW).notVerified()).fitness()).isEqualTo(Fitness.UNFIT);
    }

    private static Facts lasting() {
        return Facts.good().expiresAt(NOW.plus(Duration.ofDays(400)));
    }

    private static DomainFitness later(LocalDate fitOn, FitAfter fitAfter) {
        return new DomainFitness(Fitness.FIT_LATER, fitOn, fitAfter, List.of());
    }

    private static DomainFitness of(Facts facts) {
        return DomainFitness.of(facts.facts(), DomainRules.judge(facts.facts()));
    }
}
