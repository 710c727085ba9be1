package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * J20 through the gateway: a finding opens the change that is to cure it, and after the access has ended the way back
 * follows what the authority shows. The type check agrees at each step. A subject of Zhejiang may add a service while it
 * has none; one of Hunan is first deregistered on paper.
 */
@Tag("long")
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

    @Test
    void a_site_that_an_inspector_finds_unused_is_to_be_deregistered() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {}).toTheNumber();
        var holder = filing.caller();
        var service = holder.get("/api/v1/services").expect(200).text("/items/0/serviceId");
        var subject = holder.get("/api/v1/subjects").expect(200).text("/items/0/subjectId");

        var finding = foundUnused(filing.who().domain(), subject);
        assertThat(wayBack(holder, service).text("/way"))
                .as("the holder was not told")
                .isEqualTo("NONE");
        inspector
                .having(inspector.get(finding).expect(200))
                .post(finding + "/notice")
                .expect(200);

        var answer = wayBack(holder, service);
        assertThat(answer.text("/way")).isEqualTo("DEREGISTER");
        assertThat(answer.text("/findings/0/reason")).isEqualTo("SITE.NOT_IN_USE");
        assertThat(answer.at("/steps"))
                .extracting(step -> step.path("path").asText())
                .contains("/api/v1/services/" + service + "/deregistration");
    }

    @Test
    void where_a_province_takes_no_site_of_an_empty_subject_the_subject_is_deregistered_on_paper() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {})
                .in(Forms.HUNAN)
                .toTheNumber();
        var holder = filing.caller();
        var service = holder.get("/api/v1/services").expect(200).text("/items/0/serviceId");
        atTheAuthorityEnds("serviceNumber", filing.subjectNumber() + "-1");
        await().atMost(LONG)
                .until(() -> holder.get("/api/v1/services/" + service)
                        .expect(200)
                        .text("/status")
                        .equals("DEREGISTERED"));

        var answer = wayBack(holder, service);
        assertThat(answer.text("/way")).as(answer.body().toString()).isEqualTo("OFFLINE_DEREGISTRATION");
        assertThat(answer.text("/typeCheck")).isEqualTo("EMPTY_SUBJECT");
        assertThat(answer.at("/steps"))
                .extracting(step -> step.path("path").asText())
                .contains("/api/v1/offline-deregistrations");
        assertThat(TypeChecks.of(holder, Forms.typeQuestion(filing.who(), Forms.HUNAN))
                        .text("/type"))
                .isEqualTo("EMPTY_SUBJECT");
    }

    /**
     * A campaign cannot decide by the scan whether the site leads to the provider, so an inspector looks and finds that
     * the site is not used. Returns the path of the finding, which its holder is not told yet.
     */
    private String foundUnused(String domain, String subject) {
        var wish = Forms.node().put("name", "专项核查").put("deadline", "2999-12-31");
        wish.putArray("checks").add("ADDRESS");
        wish.putObject("population").put("kind", "LIST").putArray("entries").add(domain);
        await().atMost(LONG)
                .until(() -> inspector.post("/api/v1/campaigns", wish).status() == 201);
        var created = inspector.post("/api/v1/campaigns", wish).expect(201).text("/campaignId");
        var campaign = "/api/v1/campaigns/" + created;
        inspector
                .having(inspector.get(campaign).expect(200))
                .post(campaign + "/start")
                .expect(200);
        var tasks = "/api/v1/inspection-tasks?list=CAMPAIGN&campaignId=" + created;
        await().atMost(LONG)
                .until(() -> !inspector.get(tasks).expect(200).at("/items").isEmpty());
        var task = "/api/v1/inspection-tasks/" + inspector.get(tasks).text("/items/0/taskId");
        inspector.post(task + "/claim").expect(200);
        var outcome = Forms.node().put("outcome", "BROKEN");
        outcome.putArray("reasons").add("SITE.NOT_IN_USE");
        inspector.post(task + "/outcome", outcome).expect(200);
        var list = "/api/v1/findings?source=CAMPAIGN&reason=SITE.NOT_IN_USE&subjectId=" + subject;
        await().atMost(LONG)
                .until(() -> !inspector.get(list).expect(200).at("/items").isEmpty());
        return "/api/v1/findings/" + inspector.get(list).text("/items/0/findingId");
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
                                .put("code", inbox.code(phone, "取消网站接入"))
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
        var check = TypeChecks.of(filing.caller(), Forms.typeQuestion(filing.who()));
        assertThat(check.text("/type")).isEqualTo(type);
        return check;
    }

    private static Answer wayBack(Caller holder, String service) {
        // while files of the old platform are being loaded, the type may be open
        return await().atMost(LONG)
                .until(
                        () -> holder.get("/api/v1/services/" + service + "/way-back")
                                .expect(200),
                        answer -> !answer.at("/typeCheck").asText().equals("UNDETERMINED"));
    }

    private String passwordOf(Applicant who) {
        var sms = inbox.texts(who.head().phone(), "AUTHORITY_SMS").getFirst();
        var password = PASSWORD.matcher(sms);
        assertThat(password.find()).isTrue();
        return password.group(1);
    }
}
