package cn.icpfiling.filing.core.typecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.typecheck.TypeFacts.SubjectEntry;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusInquiryTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final String NUMBER = "京ICP备2026000001号";

    @Test
    void an_answer_counts_for_as_long_as_a_type_check_is_good() {
        var inquiry = answered(InquiryResult.FILED_WITHOUT_SITES, NUMBER);

        assertThat(inquiry.told(NOW.plus(FilingTypeCheck.GOOD_FOR)))
                .contains(new SubjectEntry.Told(NUMBER, false, NOW));
        assertThat(inquiry.told(NOW.plus(FilingTypeCheck.GOOD_FOR).plusNanos(1_000)))
                .isEmpty();
        assertThat(answered(InquiryResult.FILED_WITH_SITES, NUMBER).told(NOW))
                .contains(new SubjectEntry.Told(NUMBER, true, NOW));
        assertThat(answered(InquiryResult.NOT_FILED, null).told(NOW)).contains(new SubjectEntry.Told(null, false, NOW));
    }

    @Test
    void an_inquiry_that_waits_and_a_source_that_did_not_tell_decide_nothing() {
        assertThat(waiting().told(NOW)).isEmpty();
        assertThat(answered(InquiryResult.NOT_TOLD, null).told(NOW)).isEmpty();
    }

    @Test
    void an_answer_is_not_changed() {
        var inquiry = answered(InquiryResult.NOT_FILED, null);

        assertThatThrownBy(() -> inquiry.answer(answer(InquiryResult.NOT_TOLD, null), Ids.next(), NOW))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void each_state_of_an_inquiry_leads_on() {
        var told = Optional.of(answered(InquiryResult.NOT_FILED, null));

        assertThat(NextStep.after(Optional.empty(), NOW)).containsExactly(NextStep.REQUEST_STATUS_INQUIRY);
        assertThat(NextStep.after(Optional.of(waiting()), NOW)).containsExactly(NextStep.AWAIT_STATUS_INQUIRY);
        assertThat(NextStep.after(told, NOW)).containsExactly(NextStep.CHECK_AGAIN);
        assertThat(NextStep.after(Optional.of(answered(InquiryResult.NOT_TOLD, null)), NOW))
                .containsExactly(NextStep.CHECK_AGAIN, NextStep.CONTACT_SUPPORT);
        // the check was made after that answer, which was too old for it
        assertThat(NextStep.after(told, NOW.plus(Duration.ofDays(2)))).containsExactly(NextStep.REQUEST_STATUS_INQUIRY);
    }

    private static StatusInquiry waiting() {
        return new StatusInquiry(Ids.next(), Holder.own(Ids.next()), Ids.next(), NOW.minus(Duration.ofHours(1)));
    }

    private static StatusInquiry answered(InquiryResult result, String number) {
        var inquiry = waiting();
        inquiry.answer(answer(result, number), Ids.next(), NOW);
        return inquiry;
    }

    private static StatusInquiry.Answer answer(InquiryResult result, String number) {
        return new StatusInquiry.Answer(result, number, InquirySource.AUTHORITY_SYSTEM, NOW, "ASK-2026-17");
    }
}
