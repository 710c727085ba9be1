package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J3 and J5 through the gateway: whoever has a number files more, is served here, too, and changes what is filed. */
@Tag("long")
class FiledSubjectTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Caller SANDBOX = Caller.sandbox(STACK);

    @Test
    void a_company_files_a_second_site_under_its_number_and_then_changes_site_name_and_certificate() {
        var company = Applicant.fresh();
        var filing = FirstFiling.of(company, STACK, step -> {}).toTheNumber();
        var number = filing.subjectNumber();

        var second = company.withAnotherSite();
        filing.goesOnWith(second, "NEW_SERVICE_SAME_PROVIDER", 2)
                .buysTheDomain()
                .opensADraft()
                .obtainsAServiceNumber()
                .entersTheService();
        assertRefused(filing.changing().put(path(filing, "/subject"), Forms.subject(second)), "SUBJECT_FROZEN");
        assertWaitsForItsPrincipals(filing.precheck().expect(200));
        filing.fromThePapersToTheGrant();
        assertThat(filing.subjectNumber()).isEqualTo(number);

        changesTheSite(filing, second);
        changesTheSubject(filing, List.of(company, second));
        assertThat(publicQuery("number", number).toString()).contains(company.domain(), second.domain(), "杭州改名科技有限公司");
    }

    @Test
    void a_site_that_another_provider_serves_is_served_here_too_under_its_number() {
        var company = Applicant.fresh();
        var site = Forms.node().put("name", company.siteName());
        site.putArray("domains").add(company.domain());
        var elsewhere = Forms.node()
                .put("sponsor", company.company())
                .put("nature", "4")
                .put("certificateType", "1")
                .put("certificateNumber", company.creditCode())
                .put("province", "33");
        elsewhere.putArray("services").add(site);
        var number = SANDBOX.post("/authority/filings", elsewhere).expect(201).text("/subjectNumber");

        var filing = FirstFiling.of(company, STACK, step -> {})
                .goesOnWith(company, "ACCESS_FILING", 1)
                .filledIn()
                .prechecks()
                .fromThePapersToTheGrant();

        assertThat(filing.subjectNumber()).isEqualTo(number);
        assertThat(OrderEvents.of(filing.orderId(), STACK).getLast().type()).isEqualTo("filing.order.completed");
    }

    private static void changesTheSite(FirstFiling filing, Applicant second) {
        var services = filing.caller().get("/api/v1/services").expect(200);
        var change = filing.caller()
                .post("/api/v1/services/" + services.text("/items/0/serviceId") + "/change", Forms.node())
                .expect(201);
        assertThat(change.text("/type")).isEqualTo("CHANGE_SERVICE");
        filing.goesOnIn(change.text("/orderId"));

        var entry = Forms.service(second, "none");
        entry.remove("serviceNumber");
        entry.put("name", "改名之后的官方网站");
        entry.withArray("domains").add(Applicant.fresh().domain());
        filing.changing().put(path(filing, "/service"), entry).expect(200);
        filing.handsInThePapers().readsTheConfirmation();
        var refused = filing.submission().expect(422);
        assertThat(refused.text("/errors/0/code")).isEqualTo("DOMAIN_ADDED");
        assertWaitsForItsPrincipals(refused);

        entry.withArray("domains").remove(1);
        filing.changing().put(path(filing, "/service"), entry).expect(200);
        filing.fromThePapersToTheGrant();
        assertThat(filing.caller().get("/api/v1/services").expect(200).text("/items/0/name"))
                .isEqualTo("改名之后的官方网站");
    }

    /** Its domains are verified for the name and certificate that it is to have, so they change hands first. */
    private static void changesTheSubject(FirstFiling filing, List<Applicant> sites) {
        var subject = filing.caller().get("/api/v1/subjects").expect(200).text("/items/0/subjectId");
        var change = filing.caller()
                .post("/api/v1/subjects/" + subject + "/change", Forms.node())
                .expect(201);
        filing.goesOnIn(change.text("/orderId"));
        var entry = Forms.subject(filing.who()).put("name", "杭州改名科技有限公司");
        filing.changing().put(path(filing, "/subject"), entry).expect(200);
        var onRecord = "/api/v1/subjects/" + subject;
        assertThat(filing.caller().get(onRecord).expect(200).text("/entry/name"))
                .as("a change that is under way is not on record")
                .isNotEqualTo("杭州改名科技有限公司");
        var renumbered = filing.who().withCreditCode(Applicant.fresh().creditCode());
        filing.changing()
                .put(
                        path(filing, "/certificate"),
                        Forms.node()
                                .put("nature", 4)
                                .put("certificateType", 1)
                                .put("certificateNumber", renumbered.creditCode()))
                .expect(200);
        filing.handsInThePapers().principalsShowTheirFaces().readsTheConfirmation();
        var refused = filing.submission().expect(422);
        for (var site : sites) {
            Problems.assertNames(refused, "/subject/domains/" + site.domain(), "REGISTRANT_MISMATCH");
            var purchase = Forms.purchase(renumbered).put("domain", site.domain());
            purchase.withObject("/registrant").put("name", "杭州改名科技有限公司");
            SANDBOX.post("/registry/domains", purchase).expect(201);
        }
        filing.confirmsAndSubmits()
                .isVerified()
                .isApprovedByTheReviewer()
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes(List.of(filing.who().head()))
                .awaitState("COMPLETED");

        var shown = filing.caller().get("/api/v1/subjects").expect(200);
        assertThat(shown.text("/items/0/name")).isEqualTo("杭州改名科技有限公司");
        assertThat(shown.text("/items/0/subjectNumber")).isEqualTo(filing.subjectNumber());
        assertThat(filing.caller().get(onRecord).expect(200).text("/entry/name"))
                .isEqualTo("杭州改名科技有限公司");
        assertThat(filing.caller()
                        .post("/api/v1/filing-type-checks", Forms.typeQuestion(renumbered))
                        .expect(201)
                        .text("/type"))
                .isEqualTo("ALREADY_FILED_HERE");
    }

    /** Each order asks again, of the same people too. */
    private static void assertWaitsForItsPrincipals(Answer answer) {
        Problems.assertNames(answer, "/subject/principal", "AUTHENTICITY_MISSING");
        Problems.assertNames(answer, "/service/principal", "AUTHENTICITY_MISSING");
    }

    private static String publicQuery(String by, String what) {
        var items = SANDBOX.get("/authority/public-query?" + by + "="
                        + java.net.URLEncoder.encode(what, java.nio.charset.StandardCharsets.UTF_8))
                .expect(200)
                .at("/items");
        return StreamSupport.stream(items.spliterator(), false).toList().toString();
    }

    private static String path(FirstFiling filing, String part) {
        return "/api/v1/orders/" + filing.orderId() + part;
    }

    private static void assertRefused(Answer answer, String code) {
        assertThat(answer.expect(409).text("/code")).isEqualTo(code);
    }
}
