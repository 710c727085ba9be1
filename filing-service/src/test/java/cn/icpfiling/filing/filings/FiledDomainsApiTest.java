package cn.icpfiling.filing.filings;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.consumers.Verdicts;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** account-service learns from a filed domain whose it is and which phone stands in the filing. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class FiledDomainsApiTest {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    private final Applicant applicant = new Applicant();

    @Test
    void a_filed_domain_tells_its_holder_and_the_principals_mobile_however_it_is_written() {
        var domain = Applicant.domain("ok");
        files(domain);

        for (var written : new String[] {domain, "WWW." + domain + ".", "shop." + domain}) {
            looksUp(written)
                    .then()
                    .statusCode(200)
                    .body("filed", is(true))
                    .body("holder", is(applicant.account.toString()))
                    .body("principalMobile", is("13800138000"))
                    .body("certificateType", is(1))
                    .body("certificateNumber", is(applicant.certificateNumber));
        }
    }

    @Test
    void a_domain_that_only_has_an_order_and_one_that_nobody_filed_are_not_filed_here() {
        var drafted = Applicant.domain("ok");
        applicant.submitsDraft(drafted);

        for (var domain : new String[] {drafted, Applicant.domain("ok")}) {
            looksUp(domain).then().statusCode(200).body("filed", is(false)).body("holder", nullValue());
        }
    }

    @Test
    void what_is_no_domain_is_refused_and_people_are_not_let_in() {
        looksUp("no domain")
                .then()
                .statusCode(400)
                .body("code", is("INVALID_FIELD"))
                .body("errors.code", everyItem(is("DOMAIN_MALFORMED")));
        applicant
                .call()
                .body(Map.of("domain", "example.com"))
                .post("/internal/filed-domains")
                .then()
                .statusCode(401);
    }

    @Test
    void a_member_that_only_a_later_release_knows_is_ignored() {
        asks(Map.of("domain", Applicant.domain("ok"), "askedFor", "a case"))
                .then()
                .statusCode(200)
                .body("filed", is(false));
    }

    private void files(String domain) {
        var order = applicant.submitsDraft(domain);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(
                order, "京ICP备2026%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000)));
    }

    private static Response looksUp(String domain) {
        return asks(Map.of("domain", domain));
    }

    private static Response asks(Map<String, String> question) {
        return given().auth()
                .oauth2(TestTokens.internal("account-service"))
                .contentType(ContentType.JSON)
                .body(question)
                .post("/internal/filed-domains");
    }
}
