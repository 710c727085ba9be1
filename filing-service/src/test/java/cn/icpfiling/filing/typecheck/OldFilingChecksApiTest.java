package cn.icpfiling.filing.typecheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a type check says of a filing that waits on the old platform, and how it goes on afterwards. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class OldFilingChecksApiTest {

    private final Applicant applicant = new Applicant();

    @Inject
    Sql sql;

    @Test
    void a_claim_is_told_in_the_words_of_the_trade_with_what_the_old_platform_shows() {
        var check = applicant.checksType(Applicant.domain("fullclaim"));

        check.then()
                .statusCode(201)
                .body("type", is("CLAIM"))
                .body("message", is("您的备案类型为认领备案"))
                .body("oldFiling.subjectNumber", is("京ICP备08000001号"))
                .body("oldFiling.region.county", is("110105"))
                .body("oldFiling.nature", is(4))
                .body("oldFiling.certificateType", is(1))
                .body("oldFiling.certificateNumber", is("110108*****0016"))
                .body("oldFiling.principalCertificateType", is(2))
                .body("oldFiling.principalCertificateNumber", is("1101************2X"))
                .body("oldFiling.unfinishedOrder", is(true))
                .body("nextSteps.step", contains("OPEN_LEGACY_CLAIM"))
                .body("nextSteps[0].allowed", is(true))
                .body("nextSteps[0].path", is("/api/v1/legacy-claims"));
        assertThat(stored(check.path("typeCheckId"))).doesNotContain("0016");
    }

    @Test
    void an_import_is_told_in_the_words_of_the_old_platform_with_the_masked_login() {
        applicant
                .checksType(Applicant.domain("fullimport"))
                .then()
                .statusCode(201)
                .body("type", is("LEGACY_IMPORT"))
                .body("message", is("需通过验证原备案账号z***@example.com，将备案信息导入后继续备案"))
                .body("maskedLogin", is("z***@example.com"))
                .body("nextSteps.step", contains("OPEN_LEGACY_IMPORT"))
                .body("nextSteps[0].path", is("/api/v1/legacy-imports"));
    }

    @Test
    void a_filing_whose_old_login_opens_those_of_others_is_imported_or_claimed() {
        applicant
                .checksType(Applicant.domain("fullimportshared"))
                .then()
                .statusCode(201)
                .body("type", is("LEGACY_IMPORT"))
                .body("nextSteps.step", contains("OPEN_LEGACY_IMPORT", "OPEN_LEGACY_CLAIM"))
                .body("nextSteps.allowed", contains(true, true));
    }

    @Test
    void a_number_of_before_2015_finds_its_old_filing_and_is_refused_for_a_first_filing() {
        checksWith("110108000000016", Applicant.domain("fullclaim"))
                .then()
                .statusCode(201)
                .body("type", is("CLAIM"))
                .body("nextSteps.step", contains("OPEN_LEGACY_CLAIM"));

        checksWith("110108000000016", Applicant.domain("ok"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/certificateNumber"))
                .body("errors.code", contains("SPONSOR_CERT_NO.THREE_IN_ONE"));
        checksWith("110108000000017", Applicant.domain("fullclaim"))
                .then()
                .statusCode(422)
                .body("errors.code", contains("CHECK_DIGIT"));
    }

    @Test
    void a_filing_elsewhere_is_found_by_the_old_form_and_an_order_wants_the_certificate_of_today() {
        var number = "110108000000024";
        FiledAtTheAuthority.under(number, "京ICP备2025000024号", "京ICP备2025000024号-1");
        var check = checksWith(number, Applicant.domain("ok"))
                .then()
                .statusCode(201)
                .body("type", is("NEW_SERVICE_OTHER_PROVIDER"))
                .extract()
                .<String>path("typeCheckId");

        applicant
                .creates()
                .body(Map.of("typeCheckId", check))
                .post("/api/v1/orders")
                .then()
                .statusCode(409)
                .body("code", is("CERTIFICATE_OF_OLD_FORM"));
    }

    /** Type 8, an officer's certificate, is not in today's form (docs/trade.md 4.2). */
    @Test
    void a_certificate_that_is_not_given_any_more_finds_its_old_filing_and_is_refused_for_a_first_filing() {
        officerChecks(Applicant.domain("fullclaim")).then().statusCode(201).body("type", is("CLAIM"));
        officerChecks(Applicant.domain("ok"))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/certificateType"))
                .body("errors.code", contains("CERTIFICATE_TYPE_HISTORIC"))
                .body("errors.remedy", notNullValue());
    }

    private Response officerChecks(String domain) {
        var question = new HashMap<>(applicant.question(domain));
        question.putAll(Map.of("nature", 5, "certificateType", 8, "certificateNumber", "军字第0012345号"));
        return applicant.call().body(question).post("/api/v1/filing-type-checks");
    }

    private Response checksWith(String certificateNumber, String domain) {
        var question = new HashMap<>(applicant.question(domain));
        question.put("certificateNumber", certificateNumber);
        return applicant.call().body(question).post("/api/v1/filing-type-checks");
    }

    @Test
    void a_look_up_that_agrees_in_one_of_two_shows_the_route_alone() {
        applicant
                .checksType(Applicant.domain("legacy"))
                .then()
                .statusCode(201)
                .body("type", is("CLAIM"))
                .body("oldFiling", nullValue());
    }

    @Test
    void an_account_with_an_open_order_is_told_that_it_comes_first() {
        var order = applicant.drafts(Applicant.domain("ok"));

        applicant
                .checksType(Applicant.domain("fullimport"))
                .then()
                .statusCode(201)
                .body("nextSteps.step", hasItems("OPEN_LEGACY_IMPORT", "SHOW_ORDER"))
                .body("nextSteps.find { it.step == 'OPEN_LEGACY_IMPORT' }.allowed", is(false))
                .body("nextSteps.find { it.step == 'OPEN_LEGACY_IMPORT' }.blockedBy[0].orderId", is(order));
    }

    @Test
    void an_interrupted_check_goes_on_with_its_data_after_the_import() {
        var domain = Applicant.domain("fullimport");
        var first = applicant.checksType(domain).<String>path("typeCheckId");
        Counterparts.isImported(domain);

        var again = applicant.call().body(Map.of()).post("/api/v1/filing-type-checks/" + first + "/repetition");

        again.then()
                .statusCode(201)
                .body("typeCheckId", not(is(first)))
                .body("repeats", is(first))
                .body("type", is("FIRST_FILING"))
                .body("domain", is(domain))
                .body("region.county", is(applicant.region.get("county")))
                .body("message", nullValue());
        applicant
                .call()
                .get("/api/v1/filing-type-checks/" + first)
                .then()
                .body("type", is("LEGACY_IMPORT"))
                .body("repeats", nullValue());
        new Applicant()
                .call()
                .body(Map.of())
                .post("/api/v1/filing-type-checks/" + first + "/repetition")
                .then()
                .statusCode(404);
    }

    private String stored(String check) {
        return sql.first(
                        row -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1),
                        "SELECT old_filing FROM filing_type_checks WHERE id = ?",
                        UUID.fromString(check))
                .orElseThrow();
    }
}
