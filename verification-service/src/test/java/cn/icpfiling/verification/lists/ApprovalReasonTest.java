package cn.icpfiling.verification.lists;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.ListContent;
import cn.icpfiling.verification.core.ListEntry;
import cn.icpfiling.verification.core.rules.ApprovalReason;
import cn.icpfiling.verification.core.rules.ApprovalStatus;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalReasonTest {

    private static final LocalDate FROM = LocalDate.parse("2018-01-01");
    private static final ListEntry OTHERS =
            new ListEntry.Tld("*", "*", ApprovalStatus.NOT_APPROVED, LocalDate.parse("2000-01-01"), null, "");
    private static final LocalDate TO = LocalDate.parse("2020-06-30");

    @Test
    void a_day_of_the_approval_is_approved() {
        assertThat(reason(FROM, ended(ApprovalStatus.APPROVED))).isEqualTo(ApprovalReason.APPROVED);
        assertThat(reason(TO, ended(ApprovalStatus.APPROVED))).isEqualTo(ApprovalReason.APPROVED);
    }

    @Test
    void why_not_is_told_from_the_entry_and_its_days() {
        assertThat(reason(FROM, ended(ApprovalStatus.NOT_APPROVED))).isEqualTo(ApprovalReason.REFUSED);
        assertThat(reason(FROM.minusDays(1), ended(ApprovalStatus.APPROVED), OTHERS))
                .isEqualTo(ApprovalReason.NOT_YET_VALID);
        assertThat(reason(TO.plusDays(1), ended(ApprovalStatus.APPROVED))).isEqualTo(ApprovalReason.ENDED);
        assertThat(reason(FROM, OTHERS)).isEqualTo(ApprovalReason.NOT_IN_LIST);
    }

    @Test
    void between_two_approvals_the_first_has_ended() {
        var later = new ListEntry.Tld("shop", "shop", ApprovalStatus.APPROVED, TO.plusYears(1), null, "");

        assertThat(reason(TO.plusDays(1), ended(ApprovalStatus.APPROVED), later))
                .isEqualTo(ApprovalReason.ENDED);
    }

    @Test
    void an_incomplete_list_cannot_tell_what_it_does_not_say() {
        assertThat(reason(FROM)).isEqualTo(ApprovalReason.NOT_IN_INCOMPLETE_LIST);
        assertThat(reason(FROM.minusDays(1), ended(ApprovalStatus.APPROVED)))
                .isEqualTo(ApprovalReason.NOT_IN_INCOMPLETE_LIST);
        assertThat(reason(TO.plusDays(1), ended(ApprovalStatus.NOT_APPROVED)))
                .isEqualTo(ApprovalReason.NOT_IN_INCOMPLETE_LIST);
    }

    @Test
    void without_a_list_nothing_is_known() {
        assertThat(ExplainApproval.reason(false, null, List.of(), FROM)).isEqualTo(ApprovalReason.NO_LIST);
    }

    private static ListEntry ended(ApprovalStatus status) {
        return new ListEntry.Tld("shop", "shop", status, FROM, TO, "");
    }

    private static ApprovalReason reason(LocalDate day, ListEntry... about) {
        var status = new ListContent(List.of(about)).tlds().status("shop", day).orElse(null);
        var named = List.of(about).stream().filter(entry -> !entry.isOthers()).toList();
        return ExplainApproval.reason(true, status, named, day);
    }
}
