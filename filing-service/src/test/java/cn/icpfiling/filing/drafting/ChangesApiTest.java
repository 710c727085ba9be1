package cn.icpfiling.filing.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.FiledAtTheAuthority;
import cn.icpfiling.filing.ProvinceRuleSets;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Rest;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** J5: what is filed is changed, subject and service in an order each; the domains only become fewer. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ChangesApiTest extends ChangesScene {

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
        holder.call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("whileWaiting.step", contains("POINT_DNS", "CHECK_SECURITY"))
                .body("whileWaiting.product", contains("ECS", "ECS"))
                .body("whileWaiting.text[0]", allOf(containsString("A 记录"), not(containsString("之前"))));
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
    @Tag("long")
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
            Rest.given()
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
    void a_change_of_a_site_that_another_provider_filed_goes_by_the_earliest_day_of_its_filing() throws SQLException {
        set("update filed_services set filed_not_before = '2012-01-01' where subject_id = ?");
        var order = changes("services", service).then().extract().<String>path("orderId");
        holder.entersService(order, entry("示例科技新官网", List.of(one))).then().statusCode(200);
        handsIn(order);

        holder.submits(order).then().statusCode(200);

        Rest.given()
                .auth()
                .oauth2(TestTokens.internal("verification-service"))
                .get("/internal/orders/" + order + "/verification-facts")
                .then()
                .statusCode(200)
                .body("orderType", is("CHANGE_OLD_SERVICE"))
                .body("domains.added", contains(false));
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
    void a_change_is_filed_with_the_address_that_the_instance_has_now() throws SQLException {
        set("update service_numbers set ip_addresses = '[\"203.0.113.99\"]' where id in "
                + "(select paid_by from filed_services where subject_id = ?)");
        var order = changes("services", service).then().extract().<String>path("orderId");
        handsIn(order);
        holder.submits(order).then().statusCode(200);

        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT n.ip_addresses FROM service_numbers n JOIN filed_services s ON s.paid_by = n.id WHERE s.id = ?",
                        UUID.fromString(service)))
                .containsExactly("[\"203.0.113.7\"]");
    }

    @Test
    void of_a_change_of_a_service_its_principal_alone_owes_the_code_until_the_authority_names_another() {
        var order = changes("services", service).then().extract().<String>path("orderId");
        handsIn(order);
        holder.submits(order).then().statusCode(200);
        verdicts.passed(order, 1);
        Applicant.decides(order, Map.of("decision", "APPROVE")).then().statusCode(200);
        authority.upload(order);

        holder.shows(order)
                .then()
                .body("state", is("SMS_PENDING"))
                .body("codesOwedBy.part", contains("SERVICE_PRINCIPAL"));
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
    void a_subject_whose_sites_are_elsewhere_is_not_called_empty_nor_while_the_authority_is_silent()
            throws SQLException {
        set("update filed_services set status = 'DEREGISTERED', access_status = 'CANCELLED' where subject_id = ?");
        set("update subjects set province = '43' where id = ?");
        FiledAtTheAuthority.under(holder.certificateNumber, number, number + "-7");

        actsOfSubject()
                .body("acts.find { it.act == 'NEW_SERVICE' }.allowed", is(true))
                .body("missing", is(empty()));
        FiledAtTheAuthority.silentAbout(holder.certificateNumber);
        actsOfSubject()
                .body("acts.find { it.act == 'NEW_SERVICE' }.allowed", is(true))
                .body("missing", contains("AUTHORITY"));
        FiledAtTheAuthority.under(holder.certificateNumber, number, number + "-1");
        actsOfSubject()
                .body("acts.find { it.act == 'NEW_SERVICE' }.blockedBy.code", contains("EMPTY_SUBJECT"))
                .body("missing", is(empty()));
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

    private ValidatableResponse actsOfSubject() {
        return holder.call().get("/api/v1/subjects/" + subject + "/acts").then().statusCode(200);
    }
}
