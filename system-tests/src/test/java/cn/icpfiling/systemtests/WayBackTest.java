package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * J20 through the gateway: a finding opens the change that is to cure it, and after the access has ended the way back
 * follows what the authority shows. The type check agrees at each step. The subject is of Zhejiang, which takes a new
 * service of a subject without sites, so the way on paper is not among these steps.
 */
class WayBackTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Pattern PASSWORD = Pattern.compile("备案密码：([a-z0-9]{8})");
    private static final Caller SANDBOX = Caller.sandbox(STACK);

    private final Inbox inbox = new Inbox(STACK);
    private final Caller inspector = new Staff(STACK).caller("inspector");
    private final String phone = Applicant.freshPhone();

    @Test
    void a_finding_opens_its_change_and_each_end_has_the_way_back_that_the_authority_shows() {
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
        var service = holder.get("/api/v1/services").expect(200).text("/items/0/serviceId");
        var subject = holder.get("/api/v1/subjects").expect(200).text("/items/0/subjectId");

        assertThat(wayBack(holder, service).text("/way")).isEqualTo("NONE");
        var finding = told(filing.subjectNumber() + "-1", subject);
        assertThat(wayBack(holder, service).text("/way")).isEqualTo("MEND");
        opensAndAbandonsTheChange(holder, finding);

        cancelsAccess(filing, service);
        leadsBack(filing, service, "ACCESS_FILING", "ACCESS_FILING");
        assertThat(wayBack(holder, service).text("/findings/0/findingId"))
                .isEqualTo(finding.path("findingId").asText());

        atTheAuthorityEnds("serviceNumber", filing.subjectNumber() + "-1");
        await().atMost(LONG)
                .until(() -> holder.get("/api/v1/services/" + service)
                        .expect(200)
                        .text("/status")
                        .equals("DEREGISTERED"));
        leadsBack(filing, service, "NEW_SERVICE", "NEW_SERVICE_SAME_PROVIDER");

        atTheAuthorityEnds("subjectNumber", filing.subjectNumber());
        await().atMost(LONG)
                .until(() -> holder.get("/api/v1/subjects/" + subject)
                        .expect(200)
                        .text("/status")
                        .equals("DEREGISTERED"));
        var check = leadsBack(filing, service, "FIRST_FILING", "FIRST_FILING");
        holder.post("/api/v1/orders", Forms.node().put("typeCheckId", check.text("/typeCheckId")))
                .expect(201);
    }

    /** A spot check finds that the principal cannot be reached; the inspector has the holder told. */
    private JsonNode told(String serviceNumber, String subject) {
        var wish = Forms.node().put("serviceNumber", serviceNumber).put("note", "请核查网站负责人");
        wish.putArray("items").add("1");
        var task = SANDBOX.post("/authority/spot-checks", wish).expect(201).text("/task");
        await().atMost(LONG)
                .until(() -> StreamSupport.stream(
                                inspector
                                        .get("/api/v1/spot-checks")
                                        .expect(200)
                                        .at("/items")
                                        .spliterator(),
                                false)
                        .anyMatch(check -> check.path("task").asText().equals(task)));
        var path = "/api/v1/spot-checks/"
                + StreamSupport.stream(
                                inspector
                                        .get("/api/v1/spot-checks")
                                        .at("/items")
                                        .spliterator(),
                                false)
                        .filter(check -> check.path("task").asText().equals(task))
                        .findFirst()
                        .orElseThrow()
                        .path("spotCheckId")
                        .asText();
        var outcome = Forms.node();
        outcome.putArray("answers")
                .addObject()
                .put("item", "PRINCIPAL_REACHABLE")
                .put("result", "DIFFERS");
        inspector
                .having(inspector.get(path).expect(200))
                .post(path + "/outcome", outcome)
                .expect(200);

        var list = "/api/v1/findings?subjectId=" + subject;
        await().atMost(LONG)
                .until(() -> !inspector.get(list).expect(200).at("/items").isEmpty());
        var id = inspector.get(list).text("/items/0/findingId");
        var one = "/api/v1/findings/" + id;
        var shown = inspector.get(one).expect(200);
        if (shown.text("/state").equals("OPENED")) {
            // The platform may tell the holder first, if it is set to do so.
            inspector.having(shown).post(one + "/notice");
        }
        await().atMost(LONG)
                .until(() -> inspector.get(one).expect(200).text("/state").equals("NOTIFIED"));
        return inspector.get(one).expect(200).body();
    }

    private static void opensAndAbandonsTheChange(Caller holder, JsonNode finding) {
        var link = finding.path("cureLinks").path(1);
        assertThat(link.path("operation").asText()).isEqualTo("changeService");
        var order = holder.post(link.path("path").asText()).expect(201);
        assertThat(order.text("/finding/findingId"))
                .isEqualTo(finding.path("findingId").asText());
        assertThat(order.at("/finding/fields"))
                .extracting(JsonNode::asText)
                .containsExactly("/service/principal/mobile");
        var path = "/api/v1/orders/" + order.text("/orderId");
        holder.having(holder.get(path).expect(200)).post(path + "/abandonment").expect(200);
    }

    private void cancelsAccess(FirstFiling filing, String service) {
        var path = "/api/v1/services/" + service;
        var holder = filing.caller();
        var impact = holder.get(path + "/impact?act=CANCEL_ACCESS").expect(200);
        var codeId = holder.post(
                        "/api/v1/one-time-codes/own",
                        Forms.node().put("purpose", "CANCEL_ACCESS").put("object", service))
                .expect(202)
                .text("/codeId");
        holder.post(
                        path + "/access-cancellation",
                        Forms.node()
                                .put("impactToken", impact.text("/impactToken"))
                                .put("codeId", codeId)
                                .put("code", inbox.code(phone))
                                .put("filingPassword", passwordOf(filing.who())))
                .expect(200);
    }

    private static void atTheAuthorityEnds(String what, String number) {
        SANDBOX.post(
                        "/authority/deregistrations",
                        Forms.node().put(what, number).put("reason", "接入取消后长期未恢复"))
                .expect(201);
    }

    /** Checks the way back and a type check after it; returns the type check. */
    private static Answer leadsBack(FirstFiling filing, String service, String way, String type) {
        var answer = wayBack(filing.caller(), service);
        assertThat(answer.text("/way")).as(answer.body().toString()).isEqualTo(way);
        assertThat(answer.text("/typeCheck")).isEqualTo(type);
        var check = filing.caller()
                .post("/api/v1/filing-type-checks", Forms.typeQuestion(filing.who()))
                .expect(201);
        assertThat(check.text("/type")).isEqualTo(type);
        return check;
    }

    private static Answer wayBack(Caller holder, String service) {
        return holder.get("/api/v1/services/" + service + "/way-back").expect(200);
    }

    private String passwordOf(Applicant who) {
        var sms = inbox.texts(who.head().phone(), "AUTHORITY_SMS").getFirst();
        var password = PASSWORD.matcher(sms);
        assertThat(password.find()).isTrue();
        return password.group(1);
    }
}
