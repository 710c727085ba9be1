package cn.icpfiling.filing.core.review;

import static cn.icpfiling.filing.core.review.CallOutcome.NOT_REACHED;
import static cn.icpfiling.filing.core.review.CallOutcome.REACHED_CONFIRMED;
import static cn.icpfiling.filing.core.review.CallOutcome.REACHED_DENIED;
import static cn.icpfiling.filing.core.review.CallOutcome.WRONG_PERSON;
import static cn.icpfiling.filing.core.review.CalledPhone.SERVICE_PRINCIPAL_MOBILE;
import static cn.icpfiling.filing.core.review.CalledPhone.SUBJECT_PRINCIPAL_MOBILE;
import static cn.icpfiling.filing.core.review.CalledPhone.SUBJECT_PRINCIPAL_OFFICE_PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.platform.id.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewCallTest {

    private static final UUID ORDER = Ids.next();

    private final List<ReviewCall> calls = new ArrayList<>();

    @Test
    void one_who_confirms_is_enough_and_nobody_who_was_not_reached_counts() {
        assertThat(ReviewCall.confirm(calls)).isFalse();
        called(SUBJECT_PRINCIPAL_MOBILE, NOT_REACHED);
        called(SUBJECT_PRINCIPAL_OFFICE_PHONE, WRONG_PERSON);
        assertThat(ReviewCall.confirm(calls)).isFalse();

        called(SUBJECT_PRINCIPAL_MOBILE, REACHED_CONFIRMED);
        called(SUBJECT_PRINCIPAL_MOBILE, NOT_REACHED);

        assertThat(ReviewCall.confirm(calls)).isTrue();
    }

    @Test
    void one_who_denies_is_outvoted_by_no_other_phone_and_may_come_to_another_mind() {
        called(SERVICE_PRINCIPAL_MOBILE, REACHED_DENIED);
        called(SUBJECT_PRINCIPAL_MOBILE, REACHED_CONFIRMED);
        assertThat(ReviewCall.confirm(calls)).isFalse();

        called(SERVICE_PRINCIPAL_MOBILE, REACHED_CONFIRMED);

        assertThat(ReviewCall.confirm(calls)).isTrue();
    }

    @Test
    void an_order_has_the_phones_that_were_entered() {
        var person = new Person("张三", 2, "11010519491231002X", "13800138000", " ", null, true);
        var subject = Optional.of(new SubjectPart("北京示例科技有限公司", null, null, null, person));

        assertThat(SUBJECT_PRINCIPAL_MOBILE.isEntered(subject, Optional.empty()))
                .isTrue();
        assertThat(SUBJECT_PRINCIPAL_OFFICE_PHONE.isEntered(subject, Optional.empty()))
                .isFalse();
        assertThat(SERVICE_PRINCIPAL_MOBILE.isEntered(subject, Optional.empty()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "张三 agreed",
                "打 138-0013-8000 无人接",
                "１３８００１３８０００",
                "一三八零零",
                "call 010 8299",
                "mail to a@example.com"
            })
    void a_note_with_something_of_a_person_is_found_out(String note) {
        assertThat(new CallNote(note).hasPersonalData(List.of("张三", "11010519491231002X")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"本人确认办理备案", "asked 3 times, at 10 and 15", "号码已停机，第 2 次拨打"})
    void a_note_of_the_trade_passes(String note) {
        assertThat(new CallNote(note).hasPersonalData(List.of("张三"))).isFalse();
        assertThat(new CallNote(null).hasPersonalData(List.of("张三"))).isFalse();
    }

    private void called(CalledPhone phone, CallOutcome outcome) {
        calls.add(new ReviewCall(
                ORDER,
                calls.size() + 3,
                1,
                phone,
                outcome,
                "95187",
                null,
                Ids.next(),
                Instant.parse("2026-03-02T01:00:00Z")));
    }
}
