package cn.icpfiling.inspection.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.core.tasks.FiledPaper;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.PaperResult;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.core.tasks.TaskOutcome;
import cn.icpfiling.inspection.core.tasks.TaskState;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where a fault was seen: at tasks of findings, and in the evidence of a campaign. */
class JudgeOutcomeTest {
    private static final UUID ID = new UUID(1, 1);
    private static final String DOMAIN = "example.cn";

    /** A finding of the register would be cured by the next check otherwise, which finds its reason at no domain. */
    @Test
    void a_fault_of_the_sponsor_has_no_domain_also_at_the_task_of_a_finding() {
        var task = task("REGISTER");
        assertThat(refused(task, broken("SPONSOR_NAME.RENAMED", DOMAIN))).containsExactly("TASK_DOMAIN_UNFIT");
        assertThat(refused(task, faults("SPONSOR_NAME.RENAMED", DOMAIN))).containsExactly("TASK_DOMAIN_UNFIT");
        assertThat(JudgeOutcome.of(task, broken("SPONSOR_NAME.RENAMED", null)).reasons())
                .containsExactly("SPONSOR_NAME.RENAMED");
    }

    @Test
    void a_fault_of_a_page_may_have_one() {
        var task = task("PAGE");
        assertThat(JudgeOutcome.of(task, broken("NUMBER.NOT_SHOWN", DOMAIN)).faults())
                .extracting(SeenAt::domain)
                .containsExactly(DOMAIN);
        assertThat(JudgeOutcome.of(task, faults("NUMBER.NOT_SHOWN", DOMAIN)).faults())
                .extracting(SeenAt::domain)
                .containsExactly(DOMAIN);
    }

    @Test
    void the_evidence_names_all_domains_of_the_inspector_whatever_the_check_said_before() {
        var evidence = DecideResult.evidence("x".repeat(CheckOutcome.MOST_EVIDENCE), seen(3));
        assertThat(evidence)
                .hasSize(CheckOutcome.MOST_EVIDENCE)
                .startsWith("0.example.cn ACCESS.IP_ABROAD BY_PERSON; 1.example.cn")
                .contains("2.example.cn ACCESS.IP_ABROAD BY_PERSON; xx");
    }

    @Test
    void domains_that_the_evidence_has_no_room_for_are_refused() {
        var refusal = catchThrowableOfType(ProblemException.class, () -> DecideResult.evidence("", seen(30)));
        assertThat(refusal.violations()).extracting(Violation::code).containsExactly("TASK_FAULTS_TOO_LONG");
    }

    @Test
    void papers_may_show_a_fault_of_what_they_certify_and_no_fault_that_papers_do_not_show() {
        var task = papersOf(ID, null);
        assertThat(JudgeOutcome.of(task, judged(PaperResult.UNTRUE, "PRINCIPAL.ID_EXPIRED"))
                        .reasons())
                .containsExactly("MATERIAL.UNTRUE", "PRINCIPAL.ID_EXPIRED");
        assertThat(JudgeOutcome.of(task, judged(PaperResult.RIGHT, "SPONSOR.CERTIFICATE_ADDRESS")))
                .extracting(JudgeOutcome.Verdict::state)
                .isEqualTo(CheckState.FAILED);
        assertThat(refused(task, judged(PaperResult.RIGHT, "NUMBER.NOT_SHOWN")))
                .containsExactly("TASK_REASON_OF_OTHER_CHECK");
        assertThat(refused(task, judged(PaperResult.RIGHT, "NO.SUCH"))).containsExactly("TASK_REASON_UNKNOWN");
        assertThat(refused(
                        task("PAGE"),
                        new OutcomeRequest(TaskOutcome.HOLDS, List.of("NUMBER.NOT_SHOWN"), null, null, null)))
                .containsExactly("TASK_REASONS_UNFIT");
    }

    @Test
    void reasons_are_refused_at_the_papers_of_a_finding_where_they_would_change_nothing() {
        var task = papersOf(null, ID);
        assertThat(refused(task, judged(PaperResult.RIGHT, "PRINCIPAL.ID_EXPIRED")))
                .containsExactly("TASK_REASONS_UNFIT");
        assertThat(JudgeOutcome.of(task, judged(PaperResult.RIGHT, null)).state())
                .isEqualTo(CheckState.PASSED);
    }

    private static InspectionTask papersOf(UUID campaign, UUID finding) {
        return new InspectionTask(
                ID,
                TaskKind.PAPERS,
                "ALL",
                campaign,
                finding,
                ID,
                ID,
                TaskState.OPEN,
                0,
                null,
                null,
                null,
                null,
                Instant.EPOCH);
    }

    private static OutcomeRequest judged(PaperResult result, String reason) {
        var papers = Arrays.stream(FiledPaper.values())
                .map(paper -> new OutcomeRequest.JudgedPaper(paper, result))
                .toList();
        return new OutcomeRequest(
                TaskOutcome.PAPERS_JUDGED, reason == null ? null : List.of(reason), null, null, papers);
    }

    private static List<CheckOutcome.Fault> seen(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new CheckOutcome.Fault("ACCESS.IP_ABROAD", n + ".example.cn"))
                .toList();
    }

    private static List<String> refused(InspectionTask task, OutcomeRequest request) {
        return catchThrowableOfType(ProblemException.class, () -> JudgeOutcome.of(task, request)).violations().stream()
                .map(Violation::code)
                .toList();
    }

    private static OutcomeRequest broken(String reason, String domain) {
        return new OutcomeRequest(TaskOutcome.BROKEN, List.of(reason), domain, null, null);
    }

    private static OutcomeRequest faults(String reason, String domain) {
        return new OutcomeRequest(
                TaskOutcome.BROKEN, null, null, List.of(new OutcomeRequest.SeenFault(reason, domain)), null);
    }

    private static InspectionTask task(String check) {
        return new InspectionTask(
                ID,
                TaskKind.REVIEW_UNKNOWN,
                check,
                null,
                ID,
                ID,
                ID,
                TaskState.OPEN,
                0,
                null,
                null,
                null,
                null,
                Instant.EPOCH);
    }
}
