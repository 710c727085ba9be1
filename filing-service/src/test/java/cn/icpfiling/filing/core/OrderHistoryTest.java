package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.findings.SubmissionVerdict;
import cn.icpfiling.filing.core.findings.VerdictOutcome;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an order remembers of the way it went. */
class OrderHistoryTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final UUID HOLDER = Ids.next();
    private static final UUID ORDER = Ids.next();
    private static final UUID SERVICE = Ids.next();
    private static final OrderActor APPLICANT = OrderActor.applicant(HOLDER);
    private static final OrderActor REVIEWER = OrderActor.reviewer(Ids.next());
    private static final SettledIdentity IDENTITY = new SettledIdentity(
            Ids.next(),
            new Region("11", "110100", "110105"),
            4,
            1,
            new byte[] {1},
            new BlindValue(new byte[] {2}, null),
            "ok-shop.cn");

    @Test
    void a_draft_is_about_what_the_type_check_settled() {
        var order = opened();

        assertThat(order.id()).isEqualTo(ORDER);
        assertThat(order.serviceId()).isEqualTo(SERVICE);
        assertThat(order.type()).isEqualTo(OrderType.FIRST_FILING);
        assertThat(order.holder()).isEqualTo(HOLDER);
        assertThat(order.typeCheckId()).isEqualTo(IDENTITY.typeCheckId());
        assertThat(order.region()).isEqualTo(IDENTITY.region());
        assertThat(order.region().province()).isEqualTo("11");
        assertThat(order.nature()).isEqualTo(4);
        assertThat(order.certificate().type()).isEqualTo(1);
        assertThat(order.certificate().encryptedNumber()).containsExactly(1);
        assertThat(order.certificate().index().a()).containsExactly(2);
        assertThat(order.domain()).isEqualTo("ok-shop.cn");
        assertThat(order.sequence()).isEqualTo(1);
        assertThat(order.submission()).isZero();
    }

    @Test
    void a_submission_keeps_its_time_its_declaration_and_its_verdict() {
        var order = opened();
        order.judgedUnder(new AcceptedDeclaration("2026-01", "en"), null);

        order.perform(OrderAct.SUBMIT, APPLICANT, NOW, List.of());
        order.judged(new SubmissionVerdict(1, VerdictOutcome.UNKNOWN, false, List.of()), List.of(), LATER);

        assertThat(order.declaration()).isEqualTo(new AcceptedDeclaration("2026-01", "en"));
        assertThat(order.submission()).isEqualTo(1);
        assertThat(order.submittedAt()).isEqualTo(NOW);
        assertThat(order.verdict().submission()).isEqualTo(1);
        assertThat(order.verdict().outcome()).isEqualTo(VerdictOutcome.UNKNOWN);
        assertThat(order.verdict().at()).isEqualTo(LATER);
        assertThat(order.verdict().clears(order.submission())).isFalse();
    }

    @Test
    void a_verdict_on_nothing_submitted_passes_nothing() {
        var order = opened();

        order.judged(SubmissionVerdict.passed(0), List.of(), NOW);

        assertThat(order.verdict().clears(order.submission())).isFalse();
    }

    @Test
    void what_comes_back_corrected_is_a_new_submission_with_a_verdict_to_come() {
        var order = opened();
        order.perform(OrderAct.SUBMIT, APPLICANT, NOW, List.of());
        order.judged(SubmissionVerdict.passed(1), List.of(), NOW);
        order.perform(OrderAct.REQUEST_CORRECTION, REVIEWER, NOW, List.of());

        order.perform(OrderAct.RESUBMIT, APPLICANT, LATER, List.of());

        assertThat(order.submission()).isEqualTo(2);
        assertThat(order.submittedAt()).isEqualTo(LATER);
        assertThat(order.verdict().clears(order.submission())).isFalse();
    }

    @Test
    void a_reviewer_may_approve_reject_or_return_what_passed() {
        var order = opened();
        order.perform(OrderAct.SUBMIT, APPLICANT, NOW, List.of());
        order.judged(SubmissionVerdict.passed(1), List.of(), NOW);

        assertThat(order.openSteps().acts(OrderRole.REVIEWER))
                .containsExactlyInAnyOrder(
                        OrderAct.APPROVE, OrderAct.REJECT, OrderAct.REQUEST_CORRECTION, OrderAct.CLAIM, OrderAct.CALL);
        assertThat(order.openSteps().acts(OrderRole.APPLICANT)).containsExactly(OrderAct.WITHDRAW);
    }

    @Test
    void an_order_on_its_way_up_knows_its_batch_and_until_when_the_code_is_awaited() {
        var order = approved();
        var batch = Ids.next();

        order.joinBatch(batch);
        order.joinBatch(batch);

        assertThat(order.uploadBatch()).isEqualTo(batch);
        order.perform(OrderAct.UPLOAD, OrderActor.SYSTEM, NOW, List.of());
        order.smsUntil(LATER);
        assertThat(order.smsUntil()).isEqualTo(LATER);
    }

    @Test
    void a_granted_order_names_the_subject_that_came_of_it() {
        var order = approved();
        order.perform(OrderAct.UPLOAD_WITHOUT_SMS, OrderActor.SYSTEM, NOW, List.of());
        order.perform(OrderAct.GRANT, OrderActor.AUTHORITY, LATER, List.of());
        var subject = Ids.next();

        order.onRecord().registered(subject, "京ICP备2026000001号");

        assertThat(order.subjectId()).isEqualTo(subject);
        assertThat(order.onRecord().subjectNumber()).isEqualTo("京ICP备2026000001号");
    }

    @Test
    void a_history_entry_says_who_did_what_when_and_why() {
        var order = opened();
        order.perform(OrderAct.SUBMIT, APPLICANT, NOW, List.of());
        var reason = Reason.of("PHOTO_UNCLEAR", "/materials/VERIFICATION_SHEET");

        var entry = OrderHistoryEntry.of(order.perform(OrderAct.REJECT, REVIEWER, LATER, List.of(reason)));

        assertThat(entry.sequence()).isEqualTo(3);
        assertThat(entry.act()).isEqualTo(OrderAct.REJECT);
        assertThat(entry.from()).isEqualTo(OrderState.PROVIDER_REVIEW);
        assertThat(entry.to()).isEqualTo(OrderState.PROVIDER_REJECTED);
        assertThat(entry.actorRole()).isEqualTo(OrderRole.REVIEWER);
        assertThat(entry.actorAccount()).isEqualTo(REVIEWER.account());
        assertThat(entry.at()).isEqualTo(LATER);
        assertThat(entry.reasons()).containsExactly(reason);
    }

    @Test
    void an_order_is_edited_only_while_it_lies_with_the_applicant_to_mend() {
        var order = opened();
        assertThatCode(order::requireEditable).doesNotThrowAnyException();

        order.perform(OrderAct.SUBMIT, APPLICANT, NOW, List.of());
        assertThatThrownBy(order::requireEditable).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(FilingProblem.NOT_EDITABLE);
            assertThat(refusal.type().status()).isEqualTo(409);
        });

        order.perform(OrderAct.REQUEST_CORRECTION, REVIEWER, NOW, List.of());
        assertThatCode(order::requireEditable).doesNotThrowAnyException();
    }

    private static Order approved() {
        var order = opened();
        order.perform(OrderAct.SUBMIT, APPLICANT, NOW, List.of());
        order.judged(SubmissionVerdict.passed(1), List.of(), NOW);
        order.perform(OrderAct.APPROVE, REVIEWER, NOW, List.of());
        return order;
    }

    private static Order opened() {
        var order =
                Order.draft(ORDER, OrderType.FIRST_FILING, SERVICE, Holder.own(HOLDER), IDENTITY, FiledNumbers.NONE);
        order.open(APPLICANT, NOW);
        return order;
    }
}
