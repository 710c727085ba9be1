package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.systemtests.Applicant.Person;
import cn.icpfiling.systemtests.legacy.OldHolder;
import cn.icpfiling.systemtests.legacy.OldPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A site that was filed before 2018 comes over from the old platform. The rules of its day hold: the domain's registrant is
 * not compared (D1), its expiry is (D2). It is changed, verified again and inspected like any other.
 */
@Tag("long")
class GrandfatheredSiteTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Caller SANDBOX = Caller.sandbox(STACK);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Caller inspector = new Staff(STACK).caller("inspector");

    @Test
    void it_is_imported_changed_verified_again_and_inspected_by_the_rules_of_its_day() {
        var platform = OldPlatform.loadedWith(STACK, "IMPORT", GrandfatheredSiteTest::isACompanyOfToday);
        platform.isKnownToTheAuthority();
        var old = platform.takes("IMPORT", GrandfatheredSiteTest::isACompanyOfToday);
        registrantIs("另一家网络有限公司", old, null);
        var holder = new Accounts(STACK).signUp(Applicant.freshPhone());

        LegacyImportTest.imports(old, holder.caller());
        var filing = FirstFiling.of(asApplicant(old), STACK, _ -> {}).as(holder);
        changesTheSite(filing);
        isFitAlthoughItsRegistrantDiffers(old.domain());
        aCampaignFindsNoFault(
                old.domain(),
                filing.caller().get("/api/v1/services").expect(200).text("/items/0/serviceNumber"));
        isInspectedWhenItsDomainLapses(old);
    }

    private static boolean isACompanyOfToday(OldHolder old) {
        return !old.isPerson()
                && old.certificateNumber().length() == 18
                && old.known().path("sites").size() == 1
                && old.known().at("/sites/0/domains").size() == 1;
    }

    private static void changesTheSite(FirstFiling filing) {
        var services = filing.caller().get("/api/v1/services").expect(200);
        var change = filing.caller()
                .post("/api/v1/services/" + services.text("/items/0/serviceId") + "/change", Forms.node())
                .expect(201);
        assertThat(change.text("/type")).isEqualTo("CHANGE_SERVICE");
        filing.goesOnIn(change.text("/orderId"));
        var entry = Forms.service(filing.who(), "none");
        entry.remove("serviceNumber");
        entry.put("name", "改名之后的官方网站");
        filing.changing()
                .put("/api/v1/orders/" + filing.orderId() + "/service", entry)
                .expect(200);
        filing.handsInThePapers()
                .principalsShowTheirFaces()
                .confirmsAndSubmits()
                .isVerified()
                .isApprovedByTheReviewer()
                .isUploadedToTheAuthority()
                .typesTheAuthoritysCodes(
                        Stream.of(filing.who().head(), filing.who().webmaster())
                                .distinct()
                                .toList())
                .awaitState("COMPLETED");
        assertThat(filing.caller().get("/api/v1/services").expect(200).text("/items/0/name"))
                .isEqualTo("改名之后的官方网站");
    }

    private void isFitAlthoughItsRegistrantDiffers(String domain) {
        var verification = "/api/v1/filed-domains/" + domain + "/verification";
        await().atMost(LONG).until(() -> inspector.get(verification).status() == 200);
        inspector.post(verification).expect(202);
        await().atMost(LONG)
                .until(() ->
                        inspector.get(verification).expect(200).text("/fitness").equals("FIT"));
    }

    /** A campaign goes by the rules of the day of the filing, which do not compare the registrant. */
    private void aCampaignFindsNoFault(String domain, String serviceNumber) {
        var campaign = Campaigns.runs(inspector, Campaigns.list(domain), "DOMAIN");
        var result = Campaigns.result(inspector, campaign, serviceNumber);
        assertThat(result.path("state").asText()).as("%s", result).isEqualTo("PASSED");
    }

    private void isInspectedWhenItsDomainLapses(OldHolder old) {
        registrantIs("另一家网络有限公司", old, "2020-01-01");
        inspector
                .post("/api/v1/filed-domains/" + old.domain() + "/verification")
                .expect(202);
        await().atMost(LONG).until(() -> finding(old.domain()).isPresent());
        assertThat(finding(old.domain()).orElseThrow().path("message").asText()).isEqualTo("域名过期");
    }

    private Optional<JsonNode> finding(String domain) {
        return StreamSupport.stream(
                        inspector
                                .get("/api/v1/findings?source=CONCERN&reason=DOMAIN.EXPIRED")
                                .expect(200)
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("domain").asText().equals(domain))
                .findFirst();
    }

    /** @param expires null for a domain that lasts */
    private static void registrantIs(String name, OldHolder old, String expires) {
        var purchase = Forms.node().put("domain", old.domain()).put("registeredOn", "2012-01-01");
        if (expires != null) {
            purchase.put("expiresOn", expires);
        }
        purchase.set(
                "registrant",
                Forms.node()
                        .put("name", name)
                        .put("certificateType", Forms.BUSINESS_LICENCE)
                        .put("certificateNumber", Applicant.freshCreditCode()));
        SANDBOX.post("/registry/domains", purchase).expect(201);
    }

    private static Applicant asApplicant(OldHolder old) {
        return new Applicant(
                old.name(),
                old.certificateNumber(),
                old.domain(),
                old.known().at("/sites/0/name").asText(),
                person(old.known().path("principal")),
                person(old.known().at("/sites/0/principal")));
    }

    private static Person person(JsonNode known) {
        return new Person(
                known.path("name").asText(),
                known.path("certificateNumber").asText(),
                known.path("mobile").asText());
    }
}
