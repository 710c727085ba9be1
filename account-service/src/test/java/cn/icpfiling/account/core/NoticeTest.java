package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoticeTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    @Test
    void each_failure_is_waited_out_twice_as_long_up_to_half_an_hour() {
        var notice = notice(NoticeTemplate.ORDER_COMPLETED);
        var waits = new ArrayList<Long>();

        for (var tries = 0; tries < 12; tries++) {
            notice.claim(NOW.plusSeconds(60));
            notice.failed("down", NOW);
            waits.add(Duration.between(NOW, notice.nextAttemptAt()).toSeconds());
        }

        assertThat(waits).containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L, 1800L, 1800L);
        assertThat(notice.fate()).isEqualTo(Notice.Fate.WAITING);
    }

    @Test
    void after_a_day_of_failures_it_is_given_up() {
        var notice = notice(NoticeTemplate.ORDER_COMPLETED);

        notice.claim(NOW);
        notice.failed("down", NOW.plus(Duration.ofHours(24)).plusSeconds(1));

        assertThat(notice.fate()).isEqualTo(Notice.Fate.FAILED);
        assertThat(notice.lastFault()).isEqualTo("down");
    }

    @Test
    void one_whose_text_is_not_approved_is_tried_each_half_hour_for_a_day() {
        var notice = notice(NoticeTemplate.ORDER_COMPLETED);
        notice.claim(NOW);

        assertThat(unapproved(notice, true, NOW)).isTrue();
        assertThat(notice.nextAttemptAt()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
        assertThat(unapproved(notice, false, NOW)).isTrue();
        assertThat(notice.nextAttemptAt()).as("another provider may take it").isEqualTo(NOW.plusSeconds(2));
        assertThat(notice.state()).isEqualTo(NoticeState.WAITING);

        var dayLater = NOW.plus(Duration.ofHours(24)).plusSeconds(1);
        assertThat(unapproved(notice, true, dayLater)).isTrue();
        assertThat(notice.state()).isEqualTo(NoticeState.FAILED);
        assertThat(notice.lastFault()).isEqualTo("UNAPPROVED isv.sms_template_illegal");
        assertThat(unapproved(notice, true, dayLater)).as("decided").isFalse();
    }

    @Test
    void one_whose_text_is_not_approved_waits_no_longer_than_it_is_of_use() {
        var notice = notice(NoticeTemplate.CODE_SIGN_IN).goodUntil(NOW.plusSeconds(300));

        var _ = unapproved(notice, true, NOW.plusSeconds(10));

        assertThat(notice.nextAttemptAt()).isEqualTo(NOW.plusSeconds(300));
    }

    @Test
    void a_text_that_is_tried_out_waits_for_no_approval() {
        var notice = notice(NoticeTemplate.TEMPLATE_TEST);

        var _ = unapproved(notice, true, NOW);

        assertThat(notice.state()).isEqualTo(NoticeState.FAILED);
    }

    private static boolean unapproved(Notice notice, boolean byAll, Instant now) {
        return notice.awaitApproval("isv.sms_template_illegal", byAll, now, now);
    }

    @Test
    void a_mail_that_had_left_before_it_was_cancelled_is_sent() throws ReflectiveOperationException {
        var notice = cancelled();

        notice.sent(NOW);

        assertThat(notice.state()).isEqualTo(NoticeState.SENT);
        assertThat(notice.handover().cancelReason()).isNull();
    }

    @Test
    void a_cancelled_notice_is_neither_tried_again_nor_given_up() throws ReflectiveOperationException {
        var notice = cancelled();

        assertThat(notice.failed("down", NOW)).isFalse();
        notice.refused("no", NOW);
        notice.tooLate(NOW);

        assertThat(notice.state()).isEqualTo(NoticeState.CANCELLED);
        assertThat(notice.handover().cancelReason()).isEqualTo(CancelReason.PARTNER_SUSPENDED);
    }

    /** As the database returns it. */
    private static Notice cancelled() throws ReflectiveOperationException {
        var notice = notice(NoticeTemplate.PREFILLED_ORDER);
        set(notice, "fate", Notice.Fate.CANCELLED);
        set(notice.handover(), "cancelReason", CancelReason.PARTNER_SUSPENDED);
        return notice;
    }

    private static void set(Object row, String field, Object value) throws ReflectiveOperationException {
        var found = row.getClass().getDeclaredField(field);
        found.setAccessible(true);
        found.set(row, value);
    }

    @Test
    void a_code_is_forgotten_once_its_fate_is_known() {
        var notice = notice(NoticeTemplate.CODE_SIGN_IN);

        notice.sent(NOW);

        assertThat(notice.fate()).isEqualTo(Notice.Fate.SENT);
        assertThat(notice.values()).isNull();
    }

    @Test
    void a_provider_that_was_asked_leaves_it_unsettled_until_the_outcome_is_known() {
        var notice = notice(NoticeTemplate.ORDER_COMPLETED);
        assertThat(notice.isUnsettled()).isFalse();

        notice.offer(MessageProvider.PRIMARY, NOW);
        assertThat(notice.isUnsettled()).isTrue();
        notice.withdrawOffer(NOW);
        assertThat(notice.isUnsettled()).isFalse();

        notice.offer(MessageProvider.FALLBACK, NOW);
        notice.accepted(MessageProvider.FALLBACK, "biz-1", NOW);
        assertThat(notice.isUnsettled()).isFalse();
        assertThat(notice.state()).isEqualTo(NoticeState.SENT);
    }

    @Test
    void one_that_was_overtaken_in_its_first_try_leaves_with_that_try_or_never() {
        var taken = notice(NoticeTemplate.FINDING_NOTIFIED);
        taken.offer(MessageProvider.PRIMARY, NOW);
        taken.overtaken(NOW);
        taken.accepted(MessageProvider.PRIMARY, "biz-1", NOW);
        assertThat(taken.fate()).isEqualTo(Notice.Fate.SENT);

        var notTaken = notice(NoticeTemplate.FINDING_NOTIFIED);
        notTaken.offer(MessageProvider.PRIMARY, NOW);
        notTaken.overtaken(NOW);
        assertThat(notTaken.failed("UNCLEAR", NOW)).isFalse();
        assertThat(notTaken.fate()).as("a provider may have it").isEqualTo(Notice.Fate.WAITING);
        notTaken.withdrawOffer(NOW);
        assertThat(notTaken.fate()).isEqualTo(Notice.Fate.TOO_LATE);
        assertThat(unapproved(notTaken, true, NOW)).as("goes another way").isFalse();
    }

    @Test
    void one_that_was_overtaken_before_its_first_try_goes_no_other_way_after_it() {
        var notice = notice(NoticeTemplate.FINDING_NOTIFIED);
        notice.overtaken(NOW);
        assertThat(notice.fate()).isEqualTo(Notice.Fate.WAITING);

        assertThat(unapproved(notice, true, NOW)).isFalse();

        assertThat(notice.fate()).isEqualTo(Notice.Fate.TOO_LATE);
    }

    @Test
    void one_that_failed_before_is_overtaken_whatever_its_last_fault() {
        var notice = notice(NoticeTemplate.FINDING_NOTIFIED);
        var _ = unapproved(notice, true, NOW);
        notice.failed("NO_PROVIDER resting", NOW);

        notice.overtaken(NOW);

        assertThat(notice.fate()).isEqualTo(Notice.Fate.TOO_LATE);
    }

    @Test
    void one_that_is_held_for_the_night_is_overtaken_and_leaves_in_the_morning_if_no_step_comes() {
        var overtaken = notice(NoticeTemplate.FINDING_NOTIFIED);
        overtaken.holdForNight(NOW.plusSeconds(600));
        overtaken.overtaken(NOW);
        assertThat(overtaken.fate()).isEqualTo(Notice.Fate.TOO_LATE);

        var alone = notice(NoticeTemplate.FINDING_NOTIFIED);
        alone.holdForNight(NOW.plusSeconds(600));
        assertThat(alone.nextAttemptAt()).isEqualTo(NOW.plusSeconds(600));
        alone.offer(MessageProvider.PRIMARY, NOW);
        alone.accepted(MessageProvider.PRIMARY, "biz-1", NOW);
        assertThat(alone.fate()).isEqualTo(Notice.Fate.SENT);
        assertThat(alone.lastFault()).isNull();
    }

    @Test
    void a_contest_ends_one_before_its_first_try_and_stays_known_of_one_that_leaves() {
        var held = notice(NoticeTemplate.FINDING_NOTIFIED);
        held.contested(NOW);
        assertThat(held.fate()).isEqualTo(Notice.Fate.TOO_LATE);

        var offered = notice(NoticeTemplate.FINDING_NOTIFIED);
        offered.offer(MessageProvider.PRIMARY, NOW);
        offered.contested(NOW);
        offered.failed("UNCLEAR", NOW);
        offered.accepted(MessageProvider.PRIMARY, "biz-1", NOW);
        assertThat(offered.fate()).isEqualTo(Notice.Fate.SENT);
        assertThat(offered.isContested()).isTrue();
    }

    @Test
    void a_report_may_come_before_the_providers_answer() {
        var notice = notice(NoticeTemplate.ORDER_COMPLETED);
        notice.offer(MessageProvider.PRIMARY, NOW);

        assertThat(notice.reported(null, NOW, NOW)).isTrue();
        notice.failed("UNCLEAR", NOW.plusSeconds(5));
        notice.accepted(MessageProvider.PRIMARY, "biz-1", NOW.plusSeconds(9));

        assertThat(notice.state()).isEqualTo(NoticeState.DELIVERED);
        assertThat(notice.decidedAt()).isEqualTo(NOW);
        assertThat(notice.handover().deliveredAt()).isEqualTo(NOW);
    }

    @Test
    void a_delivery_corrects_a_failure_and_nothing_takes_a_delivery_back() {
        var notice = notice(NoticeTemplate.ORDER_COMPLETED);
        notice.sent(NOW);

        assertThat(notice.reported(DeliveryFailure.UNREACHABLE, NOW, NOW)).isTrue();
        assertThat(notice.state()).isEqualTo(NoticeState.UNDELIVERED);
        assertThat(notice.reported(DeliveryFailure.BLOCKED, NOW, NOW)).isFalse();
        assertThat(notice.reported(null, NOW, NOW)).isTrue();
        assertThat(notice.reported(DeliveryFailure.UNREACHABLE, NOW, NOW)).isFalse();
        assertThat(notice.reported(null, NOW, NOW)).isFalse();

        assertThat(notice.state()).isEqualTo(NoticeState.DELIVERED);
        assertThat(notice.handover().failure()).isNull();
    }

    @Test
    void what_an_order_said_is_kept() {
        var notice = notice(NoticeTemplate.ORDER_REFUSED);

        notice.sent(NOW);

        assertThat(notice.values()).isNotNull();
    }

    @Test
    void it_is_too_late_only_after_its_end() {
        var notice = notice(NoticeTemplate.CODE_SIGN_IN).goodUntil(NOW);

        assertThat(notice.isTooLate(NOW.minusSeconds(1))).isFalse();
        assertThat(notice.isTooLate(NOW)).isTrue();
        assertThat(notice(NoticeTemplate.ORDER_COMPLETED).isTooLate(NOW)).isFalse();
    }

    @Test
    void a_call_belongs_to_the_person_who_claimed_it_until_the_claim_lapses() {
        var call = call();
        var staff = UUID.randomUUID();

        call.claimBy(staff, NOW.plusSeconds(60), NOW);

        assertThat(call.callState(NOW)).isEqualTo(CallState.CLAIMED);
        assertThat(call.isClaimedBy(staff, NOW)).isTrue();
        assertThat(call.isClaimedBy(UUID.randomUUID(), NOW)).isFalse();
        assertThat(call.callState(NOW.plusSeconds(60))).isEqualTo(CallState.OPEN);
        assertThat(call.isClaimedBy(staff, NOW.plusSeconds(60))).isFalse();
    }

    @Test
    void a_number_that_does_not_answer_is_tried_again_as_often_as_the_policy_says() {
        var call = call();
        var again = NOW.plus(Duration.ofHours(4));

        for (var tries = 1; tries < 3; tries++) {
            call.claimBy(UUID.randomUUID(), NOW.plusSeconds(60), NOW);
            call.called(CallOutcome.NO_ANSWER, NOW, 3, again, NOW);
            assertThat(call.callState(NOW)).isEqualTo(CallState.LATER);
            assertThat(call.callState(again)).isEqualTo(CallState.OPEN);
            assertThat(call.callTries()).isEqualTo(tries);
        }
        call.called(CallOutcome.NO_ANSWER, NOW, 3, again, NOW);

        assertThat(call.callState(again)).isEqualTo(CallState.FAILED);
    }

    @Test
    void each_other_outcome_ends_a_call() {
        for (var outcome : CallOutcome.values()) {
            if (outcome != CallOutcome.NO_ANSWER) {
                var call = call();
                call.called(outcome, NOW, 3, NOW, NOW);
                assertThat(call.callState(NOW))
                        .isEqualTo(outcome == CallOutcome.REACHED ? CallState.REACHED : CallState.FAILED);
                assertThat(call.callOutcome()).isEqualTo(outcome);
                assertThat(call.calledAt()).isEqualTo(NOW);
            }
        }
    }

    /** A claim that begins later has the new text, also after the claims of others. */
    @Test
    void to_have_heard_a_text_that_changed_meanwhile_is_no_outcome() {
        var call = call();
        call.claimBy(UUID.randomUUID(), NOW.plusSeconds(60), NOW);
        call.retell(NoticeTemplate.FINDING_NOTIFIED, 2, new byte[1]);

        assertThat(call.called(CallOutcome.REACHED, NOW, 3, NOW, NOW)).isFalse();
        assertThat(call.callState(NOW)).isEqualTo(CallState.OPEN);
        assertThat(call.callTries()).isZero();
        assertThat(call.claimedBy()).isNull();

        call.claimBy(UUID.randomUUID(), NOW.plusSeconds(90), NOW);
        assertThat(call.called(CallOutcome.REACHED, NOW, 3, NOW, NOW)).isTrue();
        assertThat(call.callState(NOW)).isEqualTo(CallState.REACHED);
    }

    @Test
    void a_claim_that_is_prolonged_does_not_make_a_changed_text_heard() {
        var call = call();
        var staff = UUID.randomUUID();
        call.claimBy(staff, NOW.plusSeconds(60), NOW);
        call.retell(NoticeTemplate.FINDING_NOTIFIED, 2, new byte[1]);
        call.claimBy(staff, NOW.plusSeconds(90), NOW.plusSeconds(30));
        assertThat(call.called(CallOutcome.REACHED, NOW, 3, NOW, NOW.plusSeconds(31)))
                .isFalse();

        call.claimBy(staff, NOW.plusSeconds(120), NOW.plusSeconds(31));
        call.retell(NoticeTemplate.FINDING_NOTIFIED, 3, new byte[1]);
        call.claimBy(staff, NOW.plusSeconds(180), NOW.plusSeconds(120));
        assertThat(call.called(CallOutcome.REACHED, NOW, 3, NOW, NOW.plusSeconds(121)))
                .as("the claim before had lapsed, so this one began with the present text")
                .isTrue();
    }

    @Test
    void a_machine_that_calls_after_a_claim_that_ended_early_has_the_present_text() {
        var call = call();
        call.claimBy(UUID.randomUUID(), NOW.plusSeconds(60), NOW);
        call.retell(NoticeTemplate.FINDING_NOTIFIED, 2, new byte[1]);
        var _ = call.called(CallOutcome.REACHED, NOW, 3, NOW, NOW);

        assertThat(call.isRetoldSince(NOW.plusSeconds(1))).isFalse();
        assertThat(call.isRetoldSince(NOW.minusSeconds(1))).isTrue();
    }

    @Test
    void a_call_that_was_closed_while_a_changed_text_was_read_out_stays_closed() {
        var call = call();
        call.claimBy(UUID.randomUUID(), NOW.plusSeconds(60), NOW);
        call.retell(NoticeTemplate.FINDING_NOTIFIED, 2, new byte[1]);
        call.tooLate(NOW);

        assertThat(call.called(CallOutcome.REACHED, NOW, 3, NOW, NOW)).isFalse();
        assertThat(call.callState(NOW)).isEqualTo(CallState.CLOSED);
        assertThat(call.callOutcome()).isNull();
    }

    @Test
    void a_text_that_changed_since_a_call_by_machine_is_known_after_the_tries_of_persons() {
        var call = call();
        call.retell(NoticeTemplate.FINDING_NOTIFIED, 2, new byte[1]);
        var made = NOW.plusSeconds(1);
        call.hold(made.plusSeconds(600));
        assertThat(call.isRetoldSince(made)).as("it had this text").isFalse();

        call.retell(NoticeTemplate.FINDING_NOTIFIED, 3, new byte[1]);
        call.claimBy(UUID.randomUUID(), made.plusSeconds(1800), made);
        var _ = call.called(CallOutcome.NO_ANSWER, NOW, 3, made.plusSeconds(3600), NOW);
        assertThat(call.isRetoldSince(made)).isTrue();
    }

    private static Notice call() {
        return new Notice(
                        UUID.randomUUID(),
                        null,
                        "cause",
                        Channel.VOICE,
                        NoticeTemplate.FINDING_NOTIFIED,
                        Language.ZH,
                        NOW)
                .about(UUID.randomUUID(), RecipientKind.SUBJECT_PRINCIPAL, ContactKind.OFFICE_PHONE);
    }

    private static Notice notice(NoticeTemplate template) {
        return new Notice(UUID.randomUUID(), null, "cause", Channel.SMS, template, Language.ZH, NOW)
                .to(new byte[1], new byte[1]);
    }
}
