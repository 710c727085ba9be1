package cn.icpfiling.filing.offline;

import static cn.icpfiling.filing.OfflineCase.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.OfflineCase;
import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J11: what only paper at a province's authority clears away, from the type check to the next one. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class OfflineDeregistrationApiTest extends OfflineScene {

    private static final TestTopic CASES = new TestTopic("icp.filing.offline.v1");

    @Test
    void an_applicant_who_is_shown_masked_is_not_taken_back() {
        OfflineCase.opens(
                        applicant,
                        OfflineCase.typeCheck(applicant, domain),
                        Map.of("name", "某**", "principal", "李*", "phone", "138****5678"))
                .then()
                .statusCode(422)
                .body("errors.code", contains("MASKED_VALUE", "MASKED_VALUE", "MASKED_VALUE"))
                .body("errors.pointer", contains("/applicant/name", "/applicant/principal", "/applicant/phone"));
    }

    @Test
    void a_case_says_whose_number_it_is_and_what_may_be_done() {
        var check = OfflineCase.typeCheck(applicant, domain);

        var opened = OfflineCase.opens(applicant, check, TOLD)
                .then()
                .statusCode(201)
                .body("ground", is("DOMAIN_HELD_BY_OTHER"))
                .body("state", is("OPEN"))
                .body("holder", is(applicant.account.toString()))
                .body("typeCheckId", is(check))
                .body("domain", is(domain))
                .body("filingNumber", is("沪ICP备2025000001号-1"))
                .body("province", is("31"))
                .body("watched", is(true))
                .body("warnings", empty())
                .body("allowedActs", contains("HAND_IN", "CLOSE"))
                .body("steps.act", contains("OPEN"))
                .body("typeCheckAgain", nullValue())
                .extract();
        var id = opened.<String>path("caseId");

        assertThat(opened.header("Location")).endsWith(PATH + "/" + id);
        assertThat(opened.header("ETag"))
                .isEqualTo(OfflineCase.shows(applicant, id).header("ETag"));
        assertThat(opened.asString()).doesNotContain(applicant.certificateNumber, "张三", "13800138000");
        assertThat(OfflineCase.shows(applicant, id).asString()).isEqualTo(opened.asString());
    }

    @Test
    void a_trace_of_the_domain_has_the_steps_of_its_case_although_it_has_no_order_here() {
        var id = OfflineCase.opened(applicant, domain);

        Rest.given()
                .auth()
                .oauth2(TestTokens.bearer(Ids.next(), Roles.AUDITOR))
                .get("/api/v1/trace?reason=AUDIT&domain=" + domain)
                .then()
                .statusCode(200)
                .body("items.what", contains("OFFLINE_CASE.OPEN"))
                .body("items.objectId", contains(id))
                .body("items.actor.account", contains(applicant.account.toString()));
    }

    @Test
    void an_unapproved_tld_is_warned_of_before_anything_else() {
        var forbidden = domain.replace(".cn", ".io");
        var id = OfflineCase.opened(applicant, forbidden);

        OfflineCase.shows(applicant, id)
                .then()
                .body("warnings.code", contains("TLD_NOT_APPROVED"))
                .body("warnings[0].detail", containsString("不能再为该域名备案"));
        var shown = applicant
                .call()
                .header("Accept-Language", "en")
                .get(PATH + "/" + id + "/instructions")
                .asString();
        assertThat(shown.indexOf("nobody can ever file this domain again"))
                .isPositive()
                .isLessThan(shown.indexOf("authority"));
    }

    @Test
    void a_list_that_could_not_be_asked_is_said_and_no_pass() {
        var unknown = Applicant.domain("nolists-held");
        FiledAtTheAuthority.under(unknown, "浙ICP备2025000002号", "浙ICP备2025000002号-3");
        var check = typeCheckOfBefore(unknown);

        OfflineCase.opens(applicant, check).then().statusCode(201).body("warnings.code", contains("TLD_NOT_KNOWN"));
    }

    @Test
    @Tag("long")
    void a_case_goes_to_its_end_by_the_authoritys_word_and_the_type_check_runs_again() {
        var id = OfflineCase.opened(applicant, domain);
        OfflineCase.handsIn(applicant, id, day())
                .then()
                .statusCode(200)
                .body("state", is("HANDED_IN"))
                .body("handedInOn", is(day().toString()))
                .body("expected.from", not(nullValue()));
        checksAgain(id).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));

        moved(0);
        OfflineCase.shows(applicant, id).then().body("lastAnswer", nullValue());
        moved(12);
        OfflineCase.shows(applicant, id).then().body("state", is("HANDED_IN")).body("lastAnswer", is("SHOWN"));

        FiledAtTheAuthority.silentAbout(domain);
        moved(14);
        OfflineCase.shows(applicant, id).then().body("state", is("HANDED_IN")).body("lastAnswer", is("SILENT"));

        FiledAtTheAuthority.noMore(domain);
        moved(16);
        OfflineCase.shows(applicant, id)
                .then()
                .body("state", is("FREED"))
                .body("lastAnswer", is("NOT_SHOWN"))
                .body("allowedActs", contains("CHECK_AGAIN"))
                .body("typeCheckAgain", is(PATH + "/" + id + "/type-check"))
                .body("steps.act", contains("OPEN", "HAND_IN", "FREE"));
        checksAgain(id)
                .then()
                .statusCode(201)
                .body("type", is("FIRST_FILING"))
                .body("domain", is(domain))
                .body("holder", is(applicant.account.toString()))
                .body("opensOrder", is(true));
        OfflineCase.handsIn(applicant, id, day()).then().statusCode(409);

        await().atMost(Duration.ofSeconds(20)).until(() -> CASES.recordsOf(id).size() == 3);
        assertThat(CASES.recordsOf(id))
                .extracting(record -> TestTopic.header(record.headers(), "ce_type"))
                .containsExactly("filing.offline.opened", "filing.offline.handed-in", "filing.offline.freed");
        assertThat(CASES.recordsOf(id))
                .allSatisfy(record -> assertThat(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                        .doesNotContain(applicant.certificateNumber, domain));
        assertThat(trail.of("OFFLINE_CASE", UUID.fromString(id)))
                .extracting(AuditTrail.Told::act)
                .contains("OFFLINE_CASE.OPEN", "OFFLINE_CASE.HAND_IN", "OFFLINE_CASE.FREE");
    }

    @Test
    void one_run_asks_about_so_many_and_stops_when_the_authority_is_silent() {
        var silent = Applicant.domain("filed-elsewhere");
        var first = new Applicant();
        var one = OfflineCase.opened(first, silent);
        var other = OfflineCase.opened(applicant, domain);
        FiledAtTheAuthority.silentAbout(silent);
        OfflineCase.handsIn(first, one, day()).then().statusCode(200);
        OfflineCase.handsIn(applicant, other, day()).then().statusCode(200);
        sql.update("UPDATE offline_deregistrations SET next_look_at = '2026-01-01' WHERE id = ?", UUID.fromString(one));
        sql.update(
                "UPDATE offline_deregistrations SET next_look_at = '2026-01-02' WHERE id = ?", UUID.fromString(other));

        moved(0);
        OfflineCase.shows(first, one).then().body("lastAnswer", is("SILENT"));
        OfflineCase.shows(applicant, other).then().body("lastAnswer", nullValue());

        moved(0);
        OfflineCase.shows(applicant, other).then().body("lastAnswer", is("SHOWN"));
    }

    @Test
    void a_holder_closes_a_case_and_opens_another() {
        var id = OfflineCase.opened(applicant, domain);
        OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, domain))
                .then()
                .statusCode(409)
                .body("code", is("OFFLINE_CASE_OPEN"));

        OfflineCase.closes(applicant, id)
                .then()
                .statusCode(200)
                .body("state", is("CLOSED"))
                .body("allowedActs", empty());

        OfflineCase.closes(applicant, id).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        OfflineCase.opened(applicant, domain);
        applicant.call().get(PATH).then().body("items", hasSize(2)).body("items.state", contains("OPEN", "CLOSED"));
        applicant.call().queryParam("state", "CLOSED").get(PATH).then().body("items.caseId", contains(id));
    }

    @Test
    void of_many_at_once_one_opens_a_case() throws Exception {
        var checks = new ArrayList<String>();
        for (var count = 0; count < 6; count++) {
            checks.add(OfflineCase.typeCheck(applicant, domain));
        }

        var answers = AtOnce.call(
                6, number -> OfflineCase.opens(applicant, checks.get(number)).statusCode());

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(5);
    }

    @Test
    void an_own_empty_subject_is_one_case_whatever_domain_is_wanted() {
        FiledAtTheAuthority.under(applicant.certificateNumber, "赣ICP备2025000004号", "");
        applicant.region = Map.of("province", "36", "city", "360100", "county", "360102");
        var id = OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, Applicant.domain("ok")), TOLD)
                .then()
                .statusCode(201)
                .body("ground", is("OWN_EMPTY_SUBJECT"))
                .body("filingNumber", is("赣ICP备2025000004号"))
                .body("province", is("36"))
                .extract()
                .<String>path("caseId");
        OfflineCase.opens(applicant, OfflineCase.typeCheck(applicant, Applicant.domain("ok")))
                .then()
                .statusCode(409)
                .body("code", is("OFFLINE_CASE_OPEN"));
        instructions(id).then().body("papers.code", contains("STAMPED_FORM", "ORGANISATION_CERTIFICATE"));
        assertThat(form(id, "text/html").asString())
                .contains(">√</span>注销本单位（本人）备案", "<th>主办单位名称</th><td>北京示例&lt;科技&gt;有限公司</td>");

        OfflineCase.handsIn(applicant, id, day()).then().statusCode(200);
        FiledAtTheAuthority.noMore(applicant.certificateNumber);
        moved(12);

        OfflineCase.shows(applicant, id).then().body("state", is("FREED"));
        checksAgain(id).then().statusCode(201).body("type", is("FIRST_FILING"));
    }

    @Test
    void an_own_empty_subject_that_the_authority_does_not_show_is_not_watched_and_ends_with_our_record() {
        applicant.region = Map.of("province", "36", "city", "360100", "county", "360102");
        var question = Map.of(
                "region",
                applicant.region,
                "nature",
                5,
                "certificateType",
                7,
                "certificateNumber",
                "H" + Ids.next().toString().substring(24, 32),
                "domain",
                Applicant.domain("ok"));
        var before = checked(question).<String>path("typeCheckId");
        var subject = Ids.next();
        sql.update("""
                  INSERT INTO subjects (id, holder, subject_number, province, nature, certificate_type, certificate_index, certificate_index_b,
                    certificate_number, name, content, status, sequence, filed_at, version)
                  SELECT ?, owner, ?, province, nature, certificate_type, certificate_index, certificate_index_b, certificate_number, '', '',
                    'REGISTERED', 1, checked_at, 0 FROM filing_type_checks WHERE id = ?\
                  """, subject, "赣ICP备2025" + subject.toString().substring(30) + "号", UUID.fromString(before));
        try {
            var check = checked(question)
                    .then()
                    .body("type", is("EMPTY_SUBJECT"))
                    .extract()
                    .<String>path("typeCheckId");

            var id = OfflineCase.opens(applicant, check)
                    .then()
                    .statusCode(201)
                    .body("watched", is(false))
                    .body("filingNumber", containsString("赣ICP备2025"))
                    .body("warnings.code", hasItem("NOT_WATCHED"))
                    .extract()
                    .<String>path("caseId");
            OfflineCase.handsIn(applicant, id, day()).then().statusCode(200);
            moved(12);
            OfflineCase.shows(applicant, id)
                    .then()
                    .body("state", is("HANDED_IN"))
                    .body("lastAskedAt", nullValue());
            instructions(id).then().body("papers.code", contains("SIGNED_FORM", "ID_COPY"));

            sql.update("UPDATE subjects SET status = 'DEREGISTERED' WHERE id = ?", subject);
            // the next look is at an hour of the next day, which at night is more than a day away
            moved(14);
            OfflineCase.shows(applicant, id)
                    .then()
                    .body("state", is("FREED"))
                    .body("lastAskedAt", nullValue())
                    .body("allowedActs", contains("CHECK_AGAIN"));
            checksAgain(id).then().statusCode(201).body("type", is("FIRST_FILING"));
        } finally {
            sql.update("DELETE FROM subjects WHERE id = ?", subject);
        }
    }

    private Response checked(Map<String, Object> question) {
        return applicant.call().body(question).post("/api/v1/filing-type-checks");
    }

    /** Our own lists are silent too where they do not answer, and a type check is then UNDETERMINED; this one was made before. */
    private String typeCheckOfBefore(String wanted) {
        var check = OfflineCase.typeCheck(applicant, domain);
        sql.update("UPDATE filing_type_checks SET domain = ? WHERE id = ?", wanted, UUID.fromString(check));
        return check;
    }

    private Response checksAgain(String id) {
        return applicant.call().post(PATH + "/" + id + "/type-check");
    }

    /** As the sandbox moves the clock: what is due is done before the answer. */
    private static void moved(int days) {
        Rest.given()
                .auth()
                .oauth2(TestTokens.internal("sandbox"))
                .contentType(ContentType.JSON)
                .body(Map.of("offset", Duration.ofDays(days).toString()))
                .post("/internal/clock")
                .then()
                .statusCode(204);
    }
}
