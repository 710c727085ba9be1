package cn.icpfiling.filing.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AtOnce;
import cn.icpfiling.filing.AuthoritySteps;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Papers;
import cn.icpfiling.filing.ProvinceRuleSets;
import cn.icpfiling.filing.intake.Verdicts;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** J5: what is filed is changed, subject and service in an order each; the domains only become fewer. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ChangesApiTest {

    @Inject
    Verdicts verdicts;

    @Inject
    AuthoritySteps authority;

    @Inject
    Sql sql;

    private final Applicant holder = new Applicant();
    private final String one = Applicant.domain("ok");
    private final String other = Applicant.domain("ok");
    private final String number =
            "京ICP备2032%06d号".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
    private String subject;
    private String service;

    @BeforeEach
    void filed() {
        var order = holder.completesDraft(one);
        holder.entersService(order, twoDomains(holder.obtainsNumber())).then().statusCode(200);
        holder.submits(order).then().statusCode(200);
        granted(order, number + "-1");
        subject = holder.call().get("/api/v1/subjects").then().extract().path("items[0].subjectId");
        service = holder.call().get("/api/v1/services").then().extract().path("items[0].serviceId");
    }

    @Test
    void a_service_is_changed_from_what_stands_on_record_and_loses_a_domain() {
        var order = changes("services", service)
                .then()
                .statusCode(201)
                .body("type", is("CHANGE_SERVICE"))
                .body("typeCheckId", nullValue())
                .body("subjectNumber", is(number))
                .body("service.domains", contains(one, other))
                .extract()
                .<String>path("orderId");

        holder.entersService(order, entry("示例科技新官网", List.of(one))).then().statusCode(200);
        handsIn(order);
        holder.submits(order).then().statusCode(200).body("state", is("PROVIDER_REVIEW"));
        granted(order, number + "-1");

        holder.call()
                .get("/api/v1/services")
                .then()
                .body("items.serviceId", contains(service))
                .body("items.name", contains("示例科技新官网"))
                .body("items.domains", contains(List.of(one)));
        new Applicant().checksType(other).then().body("type", is("FIRST_FILING"));
    }

    @Test
    void a_domain_cannot_be_added_and_the_last_one_cannot_go() {
        var order = changes("services", service).then().extract().<String>path("orderId");
        var added = Applicant.domain("ok");
        holder.entersService(order, entry("示例科技官网", List.of(one, added))).then().statusCode(200);
        handsIn(order);
        holder.submits(order)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/service/domains/1"))
                .body("errors.code", contains("DOMAIN_ADDED"))
                .body("errors.rule", contains("R-032"))
                .body("errors.remedy", hasItem(notNullValue()));

        holder.entersService(order, entry("示例科技官网", List.of())).then().statusCode(200);
        holder.submits(order).then().statusCode(422).body("errors.pointer", hasItem("/service/domains"));
    }

    @Test
    void where_the_rules_of_the_day_let_a_change_add_a_domain_it_is_verified_held_and_filed() throws SQLException {
        set("update filed_services set filed_at = '2017-12-31 15:59:59.999999' where subject_id = ?");
        try {
            ProvinceRuleSets.replaces(
                    sql,
                    ProvinceRuleSets.SHIPPED
                            + ProvinceRuleSets.entry("T-11-D", "DOMAINS_IN_CHANGE", "11", "ADD_AND_REMOVE"));
            var order = changes("services", service).then().extract().<String>path("orderId");
            var expired = Applicant.domain("expired");
            holder.entersService(order, entry("示例科技官网", List.of(one, expired)))
                    .then()
                    .statusCode(200);
            handsIn(order);
            holder.submits(order)
                    .then()
                    .statusCode(422)
                    .body("errors.pointer", contains("/service/domains/1"))
                    .body("errors.rule", contains("D4"));

            var taken = Applicant.domain("ok");
            new Applicant().submitsDraft(taken);
            holder.entersService(order, entry("示例科技官网", List.of(one, taken)))
                    .then()
                    .statusCode(200);
            holder.submits(order).then().statusCode(409).body("code", is("DOMAIN_CONFLICT"));

            var added = Applicant.domain("ok");
            holder.entersService(order, entry("示例科技官网", List.of(one, other, added)))
                    .then()
                    .statusCode(200);
            holder.submits(order).then().statusCode(200).body("state", is("PROVIDER_REVIEW"));
            RestAssured.given()
                    .auth()
                    .oauth2(TestTokens.internal("verification-service"))
                    .get("/internal/orders/" + order + "/verification-facts")
                    .then()
                    .statusCode(200)
                    .body("orderType", is("CHANGE_OLD_SERVICE"))
                    .body("domains.domain", contains(one, other, added))
                    .body("domains.added", contains(false, false, true));
            granted(order, number + "-1");
            holder.call().get("/api/v1/services").then().body("items.domains", contains(List.of(one, other, added)));
        } finally {
            ProvinceRuleSets.replaces(sql, ProvinceRuleSets.SHIPPED);
        }
    }

    @Test
    void a_change_of_a_service_is_not_paid_for_and_freezes_the_subject() {
        var order = changes("services", service).then().extract().<String>path("orderId");

        holder.entersService(order, Applicant.service(one, holder.obtainsNumber()))
                .then()
                .statusCode(422)
                .body("errors.code", contains("SERVICE_NUMBER_NOT_NEEDED"));
        holder.entersSubject(order, Applicant.subject()).then().statusCode(409).body("code", is("SUBJECT_FROZEN"));
    }

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
        RestAssured.given()
                .auth()
                .oauth2(TestTokens.internal("verification-service"))
                .get("/internal/orders/" + order + "/verification-facts")
                .then()
                .statusCode(200)
                .body("orderType", is(scope))
                .body("domains.domain", is(domains));
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
    void of_a_change_and_a_first_filing_that_want_one_certificate_at_the_same_moment_one_gets_it() throws Exception {
        var order = changes("subjects", subject).then().extract().<String>path("orderId");
        var other = new Applicant();
        var check = other.checksType(Applicant.domain("ok")).then().extract().<String>path("typeCheckId");

        var answers = AtOnce.call(
                2,
                turn -> turn == 0
                        ? holder.entersCertificate(order, 4, 1, other.certificateNumber)
                                .statusCode()
                        : other.creates()
                                .body(Map.of("typeCheckId", check))
                                .post("/api/v1/orders")
                                .statusCode());

        assertThat(answers).containsOnlyOnce(409).containsAnyOf(200, 201);
    }

    @Test
    void a_change_that_is_granted_after_its_subject_has_ended_changes_nothing() throws SQLException {
        var order = changes("subjects", subject).then().extract().<String>path("orderId");
        handsIn(order);
        holder.submits(order).then().statusCode(200);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        set("update subjects set status = 'DEREGISTERED' where id = ?");

        assertThatThrownBy(() -> authority.grant(order, number, null)).hasStackTraceContaining("has ended");

        holder.shows(order).then().body("state", is("AUTHORITY_REVIEW"));
    }

    @Test
    void a_province_that_takes_no_change_is_named_with_its_rule_where_the_acts_are_shown_and_where_one_is_opened()
            throws SQLException {
        set("update subjects set province = '51' where id = ?");

        changes("subjects", subject)
                .then()
                .statusCode(409)
                .body("code", is("ACT_BLOCKED"))
                .body("errors.code", contains("ACT_PROVINCE_FORBIDS"))
                .body("errors.rule", hasItem(notNullValue()));
        holder.call()
                .get("/api/v1/subjects/" + subject + "/acts")
                .then()
                .statusCode(200)
                .body("acts.find { it.act == 'CHANGE_SUBJECT' }.blockedBy.code", hasItem("PROVINCE_FORBIDS"));
    }

    @Test
    void a_subject_without_services_gets_a_new_one_where_its_province_takes_it_and_elsewhere_the_rule_is_named()
            throws SQLException {
        set("update filed_services set status = 'DEREGISTERED', access_status = 'CANCELLED' where subject_id = ?");

        set("update subjects set province = '43' where id = ?");
        holder.call()
                .get("/api/v1/subjects/" + subject + "/acts")
                .then()
                .statusCode(200)
                .body("acts.find { it.act == 'NEW_SERVICE' }.blockedBy.code", contains("EMPTY_SUBJECT"))
                .body("acts.find { it.act == 'NEW_SERVICE' }.blockedBy.rule", hasItem(notNullValue()));

        set("update subjects set province = '33' where id = ?");
        holder.call()
                .get("/api/v1/subjects/" + subject + "/acts")
                .then()
                .statusCode(200)
                .body("acts.find { it.act == 'NEW_SERVICE' }.allowed", is(true));
    }

    private void set(String update) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.prepareStatement(update)) {
            statement.setBytes(1, Binary.of(UUID.fromString(subject)));
            statement.executeUpdate();
        }
    }

    @Test
    void one_change_at_a_time_and_nobody_elses() {
        var order = changes("subjects", subject).then().extract().<String>path("orderId");

        changes("services", service)
                .then()
                .statusCode(409)
                .body("code", is("ORDER_IN_PROGRESS"))
                .body("detail", containsString(order));
        var stranger = new Applicant();
        for (var path : List.of(
                "/api/v1/subjects/" + subject,
                "/api/v1/services/" + service,
                "/api/v1/services/" + UUID.randomUUID())) {
            stranger.creates().post(path + "/change").then().statusCode(404);
        }
    }

    @Test
    void of_changes_at_the_same_moment_one_is_opened() throws Exception {
        var answers = AtOnce.call(
                8,
                turn -> changes(turn % 2 == 0 ? "subjects" : "services", turn % 2 == 0 ? subject : service)
                        .statusCode());

        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
    }

    private Response changes(String things, String id) {
        return holder.creates().post("/api/v1/" + things + "/" + id + "/change");
    }

    private void handsIn(String order) {
        holder.handsInAll(order);
        holder.handsIn(order, "CHANGE_PROOF", Papers.png(), "image/png").then().statusCode(200);
    }

    private Map<String, Object> twoDomains(String serviceNumber) {
        var entry = new HashMap<>(Applicant.service(one, serviceNumber));
        entry.put("domains", List.of(one, other));
        return entry;
    }

    private Map<String, Object> entry(String name, List<String> domains) {
        var entry = new HashMap<>(Applicant.service(one, "-"));
        entry.remove("serviceNumber");
        entry.put("name", name);
        entry.put("domains", domains);
        return entry;
    }

    private void decided(String order, String subjectNumber, String serviceNumber) {
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);
        authority.verifySms(order);
        authority.grant(order, subjectNumber, serviceNumber);
    }

    private void granted(String order, String serviceNumber) {
        decided(order, number, serviceNumber);
        holder.shows(order).then().body("state", is("COMPLETED"));
    }
}
