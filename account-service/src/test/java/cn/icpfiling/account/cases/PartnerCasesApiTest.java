package cn.icpfiling.account.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A partner follows the cases of its customers, who have no login, and sees no case of anybody else. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class PartnerCasesApiTest {

    private static final String CASES = "/api/v1/own-cases";

    private TestPartner partner;
    private String customer;
    private String id;

    @BeforeEach
    void a_customer_has_a_case() {
        partner = TestPartner.create(TestPartner.ALL);
        customer = partner.opens("C-1", Map.of()).getString("customerId");
        id = opened(customer);
    }

    @Test
    void the_partner_lists_reads_writes_and_hands_in_and_the_audit_names_both() throws SQLException {
        partner.as()
                .queryParam("onBehalfOf", customer)
                .get(CASES)
                .then()
                .statusCode(200)
                .body("items.caseId", equalTo(List.of(id)));
        partner.as().get(CASES + "/" + id).then().statusCode(200).body("state", equalTo("WAITING_FOR_YOU"));
        posts(partner, "/messages", Map.of("text", "执照稍后上传")).then().statusCode(200);
        posts(partner, "/handing-in", "").then().statusCode(409).body("code", equalTo("CASE_PAPERS_MISSING"));
        for (var kind : List.of("APPLICANT_ID_FRONT", "APPLICANT_ID_BACK")) {
            SupportDesk.hasPaper(id, kind, "CLEAN");
        }
        posts(partner, "/handing-in", "").then().statusCode(200).body("state", equalTo("UNDER_REVIEW"));

        assertThat(auditOf(id))
                .contains("SUPPORT_CASE.HAND_IN", "SUPPORT_CASE.WRITE")
                .contains("\"onBehalfOf\":\"" + customer + "\"")
                .contains(partner.client());
    }

    @Test
    @Tag("long")
    void the_partner_withdraws_a_case_and_cannot_stop_one() {
        posts(partner, "/stop", "").then().statusCode(403);

        posts(partner, "/withdrawal", "").then().statusCode(200).body("state", equalTo("STOPPED"));
    }

    @Test
    @Tag("long")
    void another_partner_learns_nothing_and_a_partner_names_its_customer() {
        var other = TestPartner.create(TestPartner.ALL);
        other.as().get(CASES + "/" + id).then().statusCode(404);
        posts(other, "/handing-in", "").then().statusCode(404);
        posts(other, "/withdrawal", "").then().statusCode(404);
        posts(other, "/messages", Map.of("text", "x")).then().statusCode(404);
        other.as().queryParam("onBehalfOf", customer).get(CASES).then().statusCode(404);
        partner.as().get(CASES).then().statusCode(400).body("errors[0].code", equalTo("REQUIRED"));
        var reader = TestPartner.create("domains:read");
        reader.as().get(CASES + "/" + id).then().statusCode(403).body("code", equalTo("SCOPE_MISSING"));
        var applicant = new Caller().signedUp().getString("session.accessToken");
        new Caller()
                .as(applicant)
                .queryParam("onBehalfOf", customer)
                .get(CASES)
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("ONLY_FOR_PARTNERS"));
        new Caller().as(applicant).get(CASES).then().statusCode(200).body("items", empty());
    }

    @Test
    void a_case_of_another_does_not_exist_however_the_message_is_formed() {
        var applicant = new Caller().signedUp().getString("session.accessToken");
        for (var stranger : List.of(TestPartner.create(TestPartner.ALL).token(), applicant)) {
            for (var body : List.of(Map.of(), "{")) {
                TestPartner.posts(stranger, CASES + "/" + id + "/messages", body)
                        .then()
                        .statusCode(404);
            }
        }
        posts(partner, "/messages", Map.of()).then().statusCode(400);
    }

    @Test
    @Tag("long")
    void filing_service_lets_the_partner_upload_papers_of_its_customer_only() {
        access(Map.of("partner", partner.id())).then().statusCode(200).body("takesPapers", equalTo(true));
        access(Map.of("partner", TestPartner.create(TestPartner.ALL).id()))
                .then()
                .statusCode(404);
        access(Map.of()).then().statusCode(404);
    }

    private Response access(Map<String, ?> question) {
        return new Caller()
                .as(Caller.serviceToken())
                .body(question)
                .post("/internal/support-cases/" + id + "/paper-access");
    }

    private Response posts(TestPartner by, String act, Object body) {
        return TestPartner.posts(by.token(), CASES + "/" + id + act, body);
    }

    /** Returns act, actor and details of each entry. */
    private static String auditOf(String id) throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select group_concat(concat_ws(' ', act, client, details)) from audit_entries where object_id = x'"
                                + id.replace("-", "") + "'")) {
            rows.next();
            return rows.getString(1).replace(": ", ":");
        }
    }

    private static String opened(String holder) {
        var wanted =
                Map.of("kind", "LEGACY_CLAIM", "holder", holder, "holderKind", "PERSON", "objectId", UUID.randomUUID());
        return new Caller()
                .as(Caller.serviceToken())
                .header("Idempotency-Key", SupportDesk.key())
                .body(wanted)
                .post("/internal/support-cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }
}
