package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * J20 through the gateway, with the holder's own acts: a spot check cannot reach the principal. The holder hands in a paper
 * and contests the finding with it; an inspector confirms the finding, extends it, and looks again. Each step is told by SMS.
 */
@Tag("long")
class FindingStoryTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Caller SANDBOX = Caller.sandbox(STACK);

    private final Inbox inbox = new Inbox(STACK);
    private final Caller inspector = new Staff(STACK).caller("inspector");
    private final String phone = Applicant.freshPhone();

    @Test
    void a_finding_is_contested_with_a_paper_confirmed_extended_and_cured_and_its_holder_hears_of_each_step() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .buysTheDomain()
                .as(new Accounts(STACK).signUp(phone))
                .opensADraft()
                .entersSubjectAndService()
                .handsInThePapers()
                .principalsShowTheirFaces()
                .prechecks()
                .confirmsAndSubmits()
                .isVerified()
                .isApprovedByTheReviewer()
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes()
                .isGranted();
        var holder = filing.caller();
        var finding = cannotBeReached(
                filing.subjectNumber() + "-1",
                holder.get("/api/v1/subjects").expect(200).text("/items/0/subjectId"));
        isTold("存在问题");
        assertThat(holder.get(finding).expect(200).text("/reason")).isEqualTo("CONTACT.MOBILE");

        var paper = handsInAPaper(holder, finding);
        var contest = Forms.node().put("statement", "负责人当日出差，现可接通，见所附承诺书。");
        contest.putArray("evidence").add(paper);
        var contested = holder.having(holder.get(finding).expect(200)).post(finding + "/contest", contest);
        assertThat(contested.expect(200).text("/state")).isEqualTo("CONTESTED");
        assertThat(waits("CONTEST", finding)).isTrue();

        acts(finding, "confirmation", Forms.node().put("statement", "再次致电仍未接通。"));
        assertThat(waits("CONTEST", finding)).isFalse();
        isTold("申诉不成立");
        var before = inspector.get(finding).expect(200).text("/dueOn");
        acts(finding, "extension", Forms.node().put("workingDays", 5).put("statement", "负责人次周返回。"));
        assertThat(inspector.get(finding).expect(200).text("/dueOn")).isGreaterThan(before);
        isTold("整改期限已延长");

        acts(finding, "recheck", Forms.node().put("result", "MENDED").put("statement", "已接通本人。"));
        isTold("问题已整改");
        var shown = holder.get(finding).expect(200);
        assertThat(shown.text("/state")).isEqualTo("CURED");
        assertThat(StreamSupport.stream(shown.at("/history").spliterator(), false)
                        .filter(step -> step.path("act").asText().equals("CONTEST"))
                        .map(step -> step.at("/evidence/0").asText()))
                .containsExactly(paper);
    }

    /** A spot check finds that the principal cannot be reached; returns the path of the finding, which its holder was told. */
    private String cannotBeReached(String serviceNumber, String subject) {
        var wish = Forms.node().put("serviceNumber", serviceNumber).put("note", "请核查网站负责人");
        wish.putArray("items").add("1");
        var task = SANDBOX.post("/authority/spot-checks", wish).expect(201).text("/task");
        await().atMost(LONG).until(() -> spotCheck(task).isPresent());
        var check = spotCheck(task).orElseThrow();
        var outcome = Forms.node();
        outcome.putArray("answers")
                .addObject()
                .put("item", "PRINCIPAL_REACHABLE")
                .put("result", "DIFFERS");
        inspector
                .having(inspector.get(check).expect(200))
                .post(check + "/outcome", outcome)
                .expect(200);

        var list = "/api/v1/findings?source=SPOT_CHECK&subjectId=" + subject;
        await().atMost(LONG)
                .until(() -> !inspector.get(list).expect(200).at("/items").isEmpty());
        var finding = "/api/v1/findings/" + inspector.get(list).text("/items/0/findingId");
        var shown = inspector.get(finding).expect(200);
        if (shown.text("/state").equals("OPENED")) {
            // The platform may tell the holder first, if it is set to do so.
            inspector.having(shown).post(finding + "/notice");
        }
        await().atMost(LONG)
                .until(() -> inspector.get(finding).expect(200).text("/state").equals("NOTIFIED"));
        return finding;
    }

    private Optional<String> spotCheck(String task) {
        return items(inspector.get("/api/v1/spot-checks"))
                .filter(check -> check.path("task").asText().equals(task))
                .map(check -> "/api/v1/spot-checks/" + check.path("spotCheckId").asText())
                .findFirst();
    }

    private static String handsInAPaper(Caller holder, String finding) {
        var papers = finding.replace("/findings/", "/finding-papers/");
        holder.send("PUT", papers + "/PLEDGE", Picture.png("PLEDGE"), "image/png")
                .expect(200);
        return holder.post(papers + "/handing-in").expect(200).text("/items/0/paperId");
    }

    private void acts(String finding, String act, JsonNode body) {
        inspector
                .having(inspector.get(finding).expect(200))
                .post(finding + "/" + act, body)
                .expect(200);
    }

    private boolean waits(String wait, String finding) {
        return items(inspector.get("/api/v1/findings?limit=200&waitingFor=" + wait))
                .anyMatch(item -> finding.endsWith(item.path("findingId").asText()));
    }

    private void isTold(String words) {
        await(words)
                .atMost(LONG)
                .untilAsserted(() -> assertThat(inbox.texts("+86" + phone, "SMS"))
                        .anyMatch(text -> text.contains("备案核查") && text.contains(words)));
    }

    private static Stream<JsonNode> items(Answer page) {
        return StreamSupport.stream(page.expect(200).at("/items").spliterator(), false);
    }
}
