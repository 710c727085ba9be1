package cn.icpfiling.systemtests;

import static cn.icpfiling.systemtests.Problems.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.access.ToldFinding;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A holder who was told of a finding asks the support about it, through the gateway, and reads the answer at the case. */
class FindingQuestionTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Staff STAFF = new Staff(STACK);
    private static final String QUESTIONS = "/api/v1/finding-questions";
    private static final String AT_THE_DESK = "/api/v1/support-cases/";
    private static final String QUESTION = "网站一直在运行，为何列为空壳？";

    private final Inbox inbox = new Inbox(STACK);

    @Test
    void the_support_answers_a_question_about_a_finding_and_its_holder_alone_may_ask() {
        var phone = Applicant.freshPhone();
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(new Accounts(STACK).signUp(phone))
                .opensADraft()
                .entersSubjectAndService()
                .fromThePapersToTheGrant();
        var holder = filing.caller();
        var finding = ToldFinding.of(filing, STAFF.caller("inspector"));
        var asked = FirstFiling.await("a question about " + finding, () -> {
            var answer = asks(holder, finding);
            return answer.status() == 404 ? Optional.empty() : Optional.of(answer);
        });
        var id = asked.expect(201).text("/caseId");
        assertThat(asked.text("/objectId")).isEqualTo(finding);
        assertRefused(asks(holder, finding), 409, "CASE_OPEN_ALREADY");
        var other = new Accounts(STACK).signUp(Applicant.freshPhone()).caller();
        assertRefused(asks(other, finding), 404, "NOT_FOUND");
        assertRefused(other.get("/api/v1/own-cases/" + id), 404, "NOT_FOUND");

        var support = STAFF.caller("support");
        support.post(AT_THE_DESK + id + "/claim").expect(200);
        assertThat(support.get(AT_THE_DESK + id).expect(200).body().toString()).doesNotContain(QUESTION);
        assertThat(support.post(AT_THE_DESK + id + "/reveals", Forms.node().put("reason", "ANSWER_HOLDER"))
                        .expect(200)
                        .text("/text"))
                .isEqualTo(QUESTION);
        support.post(AT_THE_DESK + id + "/messages", Forms.node().put("text", "结论依据属地管理局公布的名单。"))
                .expect(200);
        support.having(support.get(AT_THE_DESK + id).expect(200))
                .post(
                        AT_THE_DESK + id + "/decision",
                        Forms.node().put("decision", "GRANTED").put("reason", "ANSWERED"))
                .expect(200);

        var read = holder.get("/api/v1/own-cases/" + id).expect(200);
        assertThat(read.text("/state")).isEqualTo("GRANTED");
        assertThat(read.at("/messages").toString()).contains("结论依据属地管理局公布的名单。");
        FirstFiling.await(
                "an SMS to " + phone,
                () -> inbox.texts("+86" + phone, "SMS").stream()
                        .filter(text -> text.contains("核查问题咨询") && text.contains(id))
                        .findFirst());
    }

    private static Answer asks(Caller caller, String finding) {
        return caller.post(QUESTIONS, Forms.node().put("findingId", finding).put("text", QUESTION));
    }
}
