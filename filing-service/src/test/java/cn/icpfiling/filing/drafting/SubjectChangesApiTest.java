package cn.icpfiling.filing.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.ProvinceRuleSets;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** J5: a filed subject gets a new name or certificate; its number and its services stay. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class SubjectChangesApiTest extends ChangesScene {

    @Test
    void a_subject_gets_a_new_name_and_keeps_its_number_and_its_services() {
        var order = changes("subjects", subject)
                .then()
                .statusCode(201)
                .body("type", is("CHANGE_SUBJECT"))
                .body("domain", nullValue())
                .body("service", nullValue())
                .body("subject.name", is("北京示例科技有限公司"))
                .extract()
                .<String>path("orderId");
        holder.entersService(order, entry("示例科技官网", List.of(one)))
                .then()
                .statusCode(409)
                .body("code", is("NO_SERVICE_IN_ORDER"));

        var renamed = new HashMap<>(Applicant.subject());
        renamed.put("name", "北京示例科技集团有限公司");
        holder.entersSubject(order, renamed).then().statusCode(200);
        holder.submits(order).then().statusCode(422).body("errors.pointer", hasItem("/materials/CHANGE_PROOF"));
        handsIn(order);
        holder.submits(order).then().statusCode(200);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, number, null);

        holder.shows(order).then().body("state", is("COMPLETED"));
        holder.call()
                .get("/api/v1/subjects")
                .then()
                .body("items.name", contains("北京示例科技集团有限公司"))
                .body("items.subjectNumber", contains(number));
        holder.call().get("/api/v1/services").then().body("items.serviceId", contains(service));
    }

    @Test
    void a_change_of_a_subject_verifies_the_domains_of_its_sites_and_a_replaced_rule_set_says_which()
            throws SQLException {
        var expired = Applicant.domain("expired");
        set("update filed_domains set domain = '" + expired + "' where position = 1"
                + " and service_id in (select id from filed_services where subject_id = ?)");
        var order = changes("subjects", subject).then().extract().<String>path("orderId");
        handsIn(order);

        holder.prechecks(order)
                .then()
                .statusCode(200)
                .body("passed", is(false))
                .body("errors.pointer", contains("/subject/domains/" + expired));
        holder.submits(order)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/subject/domains/" + expired))
                .body("errors.rule", contains("D4"));
        try {
            ProvinceRuleSets.replaces(
                    sql, ProvinceRuleSets.SHIPPED + ProvinceRuleSets.entry("T-11-S", "DOMAIN_SCOPE", "11", "NONE"));
            holder.prechecks(order).then().body("passed", is(true));
            holder.submits(order).then().statusCode(200);
            assertFacts(order, "CHANGE_SUBJECT", List.of());
        } finally {
            ProvinceRuleSets.replaces(sql, ProvinceRuleSets.SHIPPED);
        }
        assertFacts(order, "CHANGE_SUBJECT", List.of());
    }

    @Test
    void a_submitted_change_of_a_subject_tells_verification_the_domains_of_its_sites() {
        var order = changes("subjects", subject).then().extract().<String>path("orderId");
        handsIn(order);
        holder.submits(order).then().statusCode(200);

        assertFacts(order, "CHANGE_SERVICE", List.of(one, other));
    }

    private static void assertFacts(String order, String scope, List<String> domains) {
        Rest.given()
                .auth()
                .oauth2(TestTokens.internal("verification-service"))
                .get("/internal/orders/" + order + "/verification-facts")
                .then()
                .statusCode(200)
                .body("orderType", is(scope))
                .body("domains.domain", is(domains));
    }

    @Test
    void services_read_whom_the_filing_counts_as_legal_representative() {
        Rest.given()
                .auth()
                .oauth2(TestTokens.internal("inspection-service"))
                .get("/internal/subjects/" + subject)
                .then()
                .statusCode(200)
                .body("legalRepresentative", is("张三"));
    }

    @Test
    void a_subject_gets_another_certificate_and_is_found_by_it_from_the_grant_on() {
        var order = changes("subjects", subject).then().extract().<String>path("orderId");
        var before = holder.certificateNumber;
        var after = Applicant.freshCreditCode();
        holder.entersCertificate(order, 4, 1, " " + after.toLowerCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("certificateNumber", endsWith(after.substring(after.length() - 2)))
                .body("subject.name", is("北京示例科技有限公司"));
        handsIn(order);
        holder.submits(order).then().statusCode(200);
        holder.checksType(one).then().body("type", is("ALREADY_FILED_HERE"));
        decided(order, number, null);

        holder.call()
                .get("/api/v1/subjects")
                .then()
                .body("items.subjectId", contains(subject))
                .body("items.subjectNumber", contains(number))
                .body("items[0].certificateNumber", endsWith(after.substring(after.length() - 2)));
        holder.certificateNumber = after;
        holder.checksType(one).then().body("type", is("ALREADY_FILED_HERE"));
        holder.certificateNumber = before;
        holder.checksType(one).then().body("type", is("DOMAIN_HELD_BY_ANOTHER_SUBJECT"));
    }

    @Test
    void papers_of_a_registrant_stay_with_the_subject_and_go_with_its_certificate() throws SQLException {
        set("update filed_services set registrant_by_papers = '[\"" + one + "\"]' where subject_id = ?");
        var kept = changes("subjects", subject).then().extract().<String>path("orderId");
        handsIn(kept);
        holder.submits(kept).then().statusCode(200);
        decided(kept, number, null);
        assertThat(domainsByPapers()).isEqualTo("[\"" + one + "\"]");

        var another = changes("subjects", subject).then().extract().<String>path("orderId");
        holder.entersCertificate(another, 4, 1, Applicant.freshCreditCode())
                .then()
                .statusCode(200);
        handsIn(another);
        holder.submits(another).then().statusCode(200);
        decided(another, number, null);
        assertThat(domainsByPapers()).isEqualTo("none");
    }

    private String domainsByPapers() {
        return UnitOfWork.in(() -> sql.first(
                        row -> row.getString(1),
                        "SELECT COALESCE(registrant_by_papers, 'none') FROM filed_services WHERE id = ?",
                        UUID.fromString(service))
                .orElseThrow());
    }

    @Test
    void a_certificate_is_refused_with_its_faults_where_it_is_another_subjects_and_where_the_type_check_settled_it() {
        var order = changes("subjects", subject).then().extract().<String>path("orderId");
        holder.entersCertificate(order, 4, 2, "11010519491231002X")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/certificateType"));
        holder.entersCertificate(order, 4, 1, "91110000MA0000007")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/certificateNumber"));

        var other = new Applicant();
        var theirs = other.submitsDraft(Applicant.domain("ok"));
        holder.entersCertificate(order, 4, 1, other.certificateNumber)
                .then()
                .statusCode(409)
                .body("code", is("ORDER_IN_PROGRESS"));
        var theirNumber = "京ICP备2033%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        decided(theirs, theirNumber, theirNumber + "-1");
        holder.entersCertificate(order, 4, 1, other.certificateNumber)
                .then()
                .statusCode(409)
                .body("code", is("SUBJECT_OF_ANOTHER_ACCOUNT"));

        var drafting = new Applicant();
        drafting.entersCertificate(drafting.drafts(Applicant.domain("ok")), 4, 1, Applicant.freshCreditCode())
                .then()
                .statusCode(409)
                .body("code", is("CERTIFICATE_FROZEN"));
    }

    @Test
    void another_certificate_is_asked_about_as_often_as_a_type_check_and_one_with_faults_or_the_same_is_not_counted() {
        var order = changes("subjects", subject).then().extract().<String>path("orderId");
        sql.update("UPDATE account_limits SET events = 59 WHERE account = ? AND kind = 'TYPE_CHECK'", holder.account);
        holder.entersCertificate(order, 4, 1, "91110000MA0000007").then().statusCode(422);
        var other = Applicant.freshCreditCode();
        holder.entersCertificate(order, 4, 1, other).then().statusCode(200);
        holder.entersCertificate(order, 4, 1, other).then().statusCode(200);

        holder.entersCertificate(order, 4, 1, Applicant.freshCreditCode())
                .then()
                .statusCode(429)
                .body("code", is("TOO_MANY_REQUESTS"));
    }

    /** Credit codes of the first months have a wrong check digit and are valid. */
    @Test
    void a_new_certificate_with_a_wrong_check_digit_is_taken_once_the_applicant_confirms_it() {
        var order = changes("subjects", subject).then().extract().<String>path("orderId");
        var sound = Applicant.freshCreditCode();
        var early = sound.substring(0, 17) + (sound.endsWith("1") ? "2" : "1");

        holder.entersCertificate(order, 4, 1, early)
                .then()
                .statusCode(422)
                .body("errors.code", contains("CHECK_DIGIT"))
                .body("errors.pointer", contains("/certificateNumber"));
        holder.changes(order)
                .body(Map.of(
                        "nature",
                        4,
                        "certificateType",
                        1,
                        "certificateNumber",
                        early,
                        "certificateNumberConfirmed",
                        true))
                .put("/api/v1/orders/" + order + "/certificate")
                .then()
                .statusCode(200)
                .body("certificateNumber", endsWith(early.substring(16)));
    }

    @Test
    void of_a_change_and_a_first_filing_that_are_submitted_with_one_certificate_at_once_one_goes_on() throws Exception {
        var order = changes("subjects", subject).then().extract().<String>path("orderId");
        var other = new Applicant();
        var theirs = other.completesDraft(Applicant.domain("ok"));
        holder.entersCertificate(order, 4, 1, other.certificateNumber).then().statusCode(200);
        handsIn(order);

        var answers = AtOnce.call(
                2,
                turn -> turn == 0
                        ? holder.submits(order).statusCode()
                        : other.submits(theirs).statusCode());

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }
}
