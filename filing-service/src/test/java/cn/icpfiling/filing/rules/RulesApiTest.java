package cn.icpfiling.filing.rules;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.time.WorkingDays;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules are explained to everybody, replaced as a whole by administrators, and an order keeps those that judged it. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class RulesApiTest extends RulesScene {

    @ParameterizedTest
    @ValueSource(
            strings = {
                Roles.APPLICANT,
                Roles.REVIEWER,
                Roles.INSPECTOR,
                Roles.SUPPORT,
                Roles.AUDITOR,
                Roles.ADMINISTRATOR
            })
    void everybody_who_is_signed_in_is_told(String role) {
        explain(as(Ids.next(), role), "43", "CHANGE", "2019-08-20").then().statusCode(200);
    }

    @Test
    void a_partner_is_told_with_the_scope_for_reading() {
        explain(new Partner().call(), "43", "CHANGE", "2019-08-20").then().statusCode(200);
    }

    @Test
    void the_rules_of_hunan_for_a_change_on_the_sources_day() {
        explain(as(Ids.next(), Roles.APPLICANT), "43", "CHANGE", "2019-08-20")
                .then()
                .statusCode(200)
                .body("province", is("43"))
                .body("types", contains("CHANGE_SUBJECT", "CHANGE_SERVICE"))
                .body("on", is("2019-08-20"))
                .body("rules.find { it.parameter == 'DOMAINS_IN_CHANGE' }.value", contains("REMOVE_ONLY"))
                .body("rules.find { it.parameter == 'DOMAINS_IN_CHANGE' }.effect", is("BLOCKS"))
                .body("rules.find { it.parameter == 'DOMAINS_IN_CHANGE' }.validFrom", is("2019-04-22"))
                .body("rules.find { it.parameter == 'DOMAINS_IN_CHANGE' }.text", containsString("只能删除域名"))
                .body("rules.find { it.id == 'HEAD-BOTH' }.status", is("VERIFIED"))
                .body("rules.find { it.id == 'HEAD-BOTH' }.source", containsString("HW"))
                .body("rules.find { it.id == 'HEAD-BOTH' }.rule", is("R-012"))
                .body("rules.find { it.id == 'F-020' }.text", containsString("三个汉字"))
                .body("rules.id", not(hasItem("PLAN-43")));
    }

    @Test
    void what_only_warns_is_told_so_and_the_proof_of_a_face_from_the_operators_day_on() {
        explain(as(Ids.next(), Roles.APPLICANT), "43", "FIRST_FILING", "2026-06-01")
                .then()
                .body("rules.find { it.id == 'F-005' }.effect", is("WARNS"))
                .body("rules.find { it.id == 'F-001' }.effect", is("BLOCKS"))
                .body("rules.id", not(hasItem("F-070")));
        explain(as(Ids.next(), Roles.APPLICANT), "43", "CHANGE_SERVICE", "2099-01-01")
                .then()
                .body("rules.find { it.id == 'F-001' }.effect", is("WARNS"))
                .body("rules.find { it.id == 'F-070' }.validFrom", is("2099-01-01"));
    }

    @Test
    void the_text_is_in_the_callers_language_and_the_day_is_today_when_none_is_named() {
        as(Ids.next(), Roles.APPLICANT)
                .header("Accept-Language", "en")
                .get("/api/v1/rules?province=51&type=CHANGE_SUBJECT")
                .then()
                .statusCode(200)
                .body("on", notNullValue())
                .body("rules.find { it.id == 'CHANGE-NO' }.text", containsString("deregister"));
    }

    @Test
    void what_cannot_be_asked_is_named() {
        explain(as(Ids.next(), Roles.APPLICANT), "81", "WALK", "2019-08-20")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/query/province", "/query/type"));
        as(Ids.next(), Roles.APPLICANT)
                .get("/api/v1/rules?province=43&type=CHANGE&version=999999")
                .then()
                .statusCode(404);
        given().get("/api/v1/rules?province=43&type=CHANGE").then().statusCode(401);
    }

    @Test
    void an_order_keeps_the_version_that_judged_it() {
        var applicant = new Applicant();
        var order = applicant.completesDraft(Applicant.domain("ok"));
        applicant.shows(order).then().body("rulesVersion", nullValue()).body("warnings", empty());
        var judgedBy = newest();
        applicant.prechecks(order).then().body("rulesVersion", is(judgedBy)).body("warnings", empty());

        applicant.submits(order).then().statusCode(200).body("rulesVersion", is(judgedBy));
        replaces(judgedBy, SHIPPED + "# later\n").then().statusCode(201);

        Applicant.reviewer().get("/api/v1/orders/" + order).then().body("rulesVersion", is(judgedBy));
        applicant.shows(order).then().body("rulesVersion", is(judgedBy));
    }

    /** The version that judged an order sets its window; another version does not change it. */
    @Test
    void how_long_the_authority_takes_is_what_the_rules_say_that_judged_the_order() {
        var applicant = new Applicant();
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        var days = "parameter: AUTHORITY_REVIEW_DAYS\n    provinces: [ALL]\n    value: ";
        var slower = administrator()
                .contentType("application/yaml")
                .header("Idempotency-Key", Applicant.freshKey())
                .body(SHIPPED.replace(days + "20", days + "25"))
                .queryParam("effectiveFrom", "2199-01-01T00:00:00+08:00")
                .post("/api/v1/rule-sets?replaces=" + newest())
                .then()
                .statusCode(201)
                .extract()
                .<Integer>path("version");
        sql.update("UPDATE orders SET state = 'AUTHORITY_REVIEW' WHERE id = ?", UUID.fromString(order));
        var since = LegalTime.dayOf(Instant.parse(applicant.shows(order).path("changedAt")));
        applicant.shows(order).then().body("expected.to", is(workingDaysAfter(since, 20)));

        sql.update("UPDATE orders SET rules_version = ? WHERE id = ?", slower, UUID.fromString(order));

        applicant.shows(order).then().body("expected.to", is(workingDaysAfter(since, 25)));
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("expected.to", is(workingDaysAfter(since, 25)));
    }

    private static String workingDaysAfter(LocalDate day, int count) {
        return WorkingDays.bundled().plus(day, count).day().toString();
    }

    @Test
    void a_rule_of_the_province_refuses_what_breaks_it() {
        var applicant = new Applicant();
        var order = applicant.completesDraft(Applicant.domain("ok"));
        var subject = new HashMap<>(Applicant.subject());
        var principal = new HashMap<>(Applicant.person("张三", "11010519491231002X"));
        principal.put("legalRepresentative", false);
        subject.put("principal", principal);
        applicant.entersSubject(order, subject).then().statusCode(200);

        applicant
                .submits(order)
                .then()
                .statusCode(422)
                .body("errors.code", hasItems("PRINCIPAL_IS_NOT_LEGAL_REPRESENTATIVE"))
                .body("errors.rule", hasItem("R-012"))
                .body("errors.pointer", hasItem("/subject/principal/legalRepresentative"));
    }

    @Test
    void a_domain_that_ends_too_soon_is_refused_and_a_term_that_nobody_tells_is_shown_to_the_reviewer() {
        var applicant = new Applicant();
        var soon = applicant.completesDraft(Applicant.domain("ends"));
        applicant
                .submits(soon)
                .then()
                .statusCode(422)
                .body("errors.code", contains("DOMAIN_ENDS_TOO_SOON"))
                .body("errors.rule", contains("R-018"));

        var other = new Applicant();
        var unknown = other.completesDraft(Applicant.domain("noterm"));
        other.prechecks(unknown).then().body("unknowns.code", contains("DOMAIN_VALIDITY_UNKNOWN"));
        other.submits(unknown).then().statusCode(200).body("warnings.code", contains("DOMAIN_VALIDITY_UNKNOWN"));
        Applicant.reviewer()
                .get("/api/v1/orders/" + unknown)
                .then()
                .body("warnings.rule", contains("R-018"))
                .body("warnings[0].remedy", notNullValue());
    }

    private static Response explain(RequestSpecification caller, String province, String type, String on) {
        return caller.queryParams(Map.of("province", province, "type", type, "on", on))
                .get("/api/v1/rules");
    }
}
