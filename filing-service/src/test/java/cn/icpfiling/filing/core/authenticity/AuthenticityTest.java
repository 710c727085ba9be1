package cn.icpfiling.filing.core.authenticity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.FiledNumbers;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.authenticity.Authenticity.Standing;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import cn.icpfiling.filing.core.findings.SubmissionVerdict;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuthenticityTest {

    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");
    private static final UUID ORDER = Ids.next();
    private static final UUID HOLDER = Ids.next();
    private static final byte[] ZHANG = {1};
    private static final byte[] LI = {2};

    @Test
    void without_a_link_it_is_missing_and_with_one_it_is_waited_for() {
        assertThat(of(ZHANG)).isEqualTo(Standing.MISSING);
        assertThat(of(ZHANG, step(ZHANG))).isEqualTo(Standing.WAITING);
        assertThat(of(LI, step(ZHANG))).isEqualTo(Standing.MISSING);
    }

    @Test
    void a_match_of_this_very_person_is_done_until_its_time_is_over() {
        var step = matched(step(ZHANG), NOW.minusSeconds(60));

        assertThat(of(ZHANG, step)).isEqualTo(Standing.DONE);
        assertThat(of(LI, step)).isEqualTo(Standing.MISSING);
        assertThat(Authenticity.isDone(List.of(step), ZHANG, NOW)).isTrue();
        assertThat(Authenticity.isDone(List.of(step), ZHANG, NOW.plus(Duration.ofDays(91))))
                .isFalse();
        assertThat(Authenticity.of(
                                List.of(step),
                                PrincipalPart.SUBJECT_PRINCIPAL,
                                ZHANG,
                                NOW.plus(Duration.ofDays(91)),
                                NOW.plus(Duration.ofDays(91)))
                        .standing())
                .isEqualTo(Standing.EXPIRED);
    }

    @Test
    void a_new_photograph_takes_the_place_of_the_one_before() {
        var before = matched(step(ZHANG), NOW.minusSeconds(60));
        var after = step(ZHANG);
        after.consent("2026-01", NOW);
        after.tried();
        after.failed(FaceResult.MISMATCH, NOW);
        after.close();

        assertThat(of(ZHANG, before, after)).isEqualTo(Standing.FAILED);
    }

    @Test
    void who_cannot_be_compared_is_not_done() {
        var step = step(ZHANG);
        step.consent("2026-01", NOW);
        step.tried();
        step.failed(FaceResult.UNKNOWN, NOW);

        assertThat(of(ZHANG, step)).isEqualTo(Standing.WAITING);
        assertThat(Authenticity.isDone(List.of(step), ZHANG, NOW)).isFalse();
    }

    @Test
    void a_comparison_without_an_answer_replaces_no_match() {
        var before = matched(step(ZHANG), NOW.minusSeconds(60));
        var after = failed(step(ZHANG), FaceResult.UNKNOWN);

        assertThat(of(ZHANG, before, after)).isEqualTo(Standing.DONE);
        assertThat(Authenticity.isDone(List.of(before, after), ZHANG, NOW)).isTrue();
    }

    @Test
    void a_mismatch_stays_one_though_the_next_comparison_of_its_link_has_no_answer() {
        var before = matched(step(ZHANG), NOW.minusSeconds(60));
        var after = failed(failed(step(ZHANG), FaceResult.MISMATCH), FaceResult.UNKNOWN);
        after.close();

        assertThat(of(ZHANG, before, after)).isEqualTo(Standing.FAILED);
    }

    @Test
    void the_last_try_closes_the_link() {
        var step = step(ZHANG);
        for (var i = 0; i < 5; i++) {
            assertThat(step.leads(NOW)).isTrue();
            step.tried();
            step.failed(FaceResult.MISMATCH, NOW);
        }

        assertThat(step.leads(NOW)).isFalse();
        assertThat(step.state()).isEqualTo(AuthenticityStep.State.CLOSED);
        assertThat(step(ZHANG).leads(NOW.plus(Duration.ofMinutes(15)))).isFalse();
    }

    @Test
    void whoever_may_submit_may_ask_even_where_nothing_may_be_edited() {
        var order = Order.draft(
                ORDER,
                OrderType.FIRST_FILING,
                Ids.next(),
                Holder.own(HOLDER),
                new SettledIdentity(
                        Ids.next(),
                        new Region("11", "110100", "110105"),
                        4,
                        1,
                        new byte[] {1},
                        new BlindValue(new byte[] {2}, null),
                        "ok-shop.cn"),
                FiledNumbers.NONE);
        order.open(OrderActor.applicant(HOLDER), NOW);
        assertThat(Authenticity.isAskedFor(order)).isTrue();
        order.perform(OrderAct.SUBMIT, OrderActor.applicant(HOLDER), NOW, List.of());
        assertThat(Authenticity.isAskedFor(order)).isTrue();
        order.judged(SubmissionVerdict.passed(1), List.of(), NOW);
        order.perform(OrderAct.APPROVE, OrderActor.reviewer(Ids.next()), NOW, List.of());
        assertThat(Authenticity.isAskedFor(order)).isFalse();
        order.perform(OrderAct.UPLOAD, OrderActor.SYSTEM, NOW, List.of());
        order.perform(OrderAct.SMS_FAILED, OrderActor.AUTHORITY, NOW, List.of());
        assertThat(order.state()).isEqualTo(OrderState.SMS_EXPIRED);
        assertThat(Authenticity.isAskedFor(order)).isTrue();
    }

    private static Standing of(byte[] person, AuthenticityStep... steps) {
        return Authenticity.of(List.of(steps), PrincipalPart.SUBJECT_PRINCIPAL, person, NOW, NOW)
                .standing();
    }

    private static AuthenticityStep step(byte[] person) {
        return new AuthenticityStep(
                Ids.next(),
                new byte[32],
                ORDER,
                PrincipalPart.SUBJECT_PRINCIPAL,
                person,
                NOW.plus(Duration.ofMinutes(15)),
                5);
    }

    private static AuthenticityStep failed(AuthenticityStep step, FaceResult said) {
        step.consent("2026-01", NOW);
        step.tried();
        step.failed(said, NOW);
        return step;
    }

    private static AuthenticityStep matched(AuthenticityStep step, Instant at) {
        step.consent("2026-01", at);
        step.tried();
        step.matched(at, at.plus(Duration.ofDays(90)), Ids.next(), at.plus(Duration.ofDays(30)));
        return step;
    }
}
