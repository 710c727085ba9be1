package cn.icpfiling.inspection.policies;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Any caller reads the policy for shell sites; administrators replace the policies as a whole. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class InspectionPoliciesApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UUID ADMINISTRATOR = Ids.next();

    @Inject
    PolicyVersions versions;

    private ObjectNode shipped;

    @BeforeEach
    void the_shipped_content() throws JsonProcessingException {
        var body = asAdministrator()
                .get("/api/v1/inspection-policies/0")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        shipped = (ObjectNode) JSON.readTree(body).path("policies");
    }

    @Test
    void any_caller_reads_what_holds_for_shell_sites_on_a_day() {
        given().get("/api/v1/shell-site-policy?on=2026-11-24")
                .then()
                .statusCode(200)
                .body("on", is("2026-11-24"))
                .body("rule.looks", is(3), "rule.days", is(2))
                .body("rule.oneSubdomainSuffices", is(false))
                .body("rule.excludedRegions", contains("HK", "MO", "TW"))
                .body("rule.exemptions", hasItem("NOT_A_WEBSITE"))
                .body("rule.accessRecords", containsInAnyOrder("PROVIDER_FEED", "OWN_PROBE"))
                .body("notice.workingDays", is(15))
                .body("notice.paperReviewDays", is(5))
                .body("notice.remindBefore", contains(10, 5, 1))
                .body("entries.id", contains("SHELL"))
                .body(
                        "domainAlive",
                        contains(
                                "SPONSOR_NAME.DOMAIN_OWNER_DIFFERS",
                                "DOMAIN.REAL_NAME_MISSING",
                                "DOMAIN.EXPIRED",
                                "DOMAIN.TLD_NOT_APPROVED",
                                "DOMAIN.REGISTRAR_NOT_APPROVED"));
        given().get("/api/v1/shell-site-policy?on=1999-12-31").then().statusCode(404);
        given().get("/api/v1/shell-site-policy?on=tomorrow").then().statusCode(400);
    }

    @Test
    void an_administrator_replaces_the_policies_and_a_second_one_is_refused() {
        var newest = newest();
        ((ObjectNode) shipped.path("shellSites").get(0)).put("looks", 4);
        var made = replace(newest, shipped, "").statusCode(201).extract();
        var version = made.jsonPath().getInt("version");

        assertThat(made.header("Location")).endsWith("/api/v1/inspection-policies/" + version);
        replace(newest, shipped, "").statusCode(409).body("code", is("POLICIES_SUPERSEDED"));
        given().get("/api/v1/shell-site-policy")
                .then()
                .body("version", is(version))
                .body("rule.looks", is(4));
        asAdministrator()
                .get("/api/v1/inspection-policies/" + version)
                .then()
                .body("summary.inForce", is(true))
                .body("policies.shellSites[0].looks", is(4))
                .body("policies.pageWords.id", contains("WORDS"))
                .body("pageWordsOfRelease", is(true));

        ((ObjectNode) shipped.path("shellSites").get(0)).put("looks", 3);
        replace(version, shipped, "").statusCode(201);
    }

    @Test
    void a_version_is_built_once() {
        assertThat(versions.version(0)).isSameAs(versions.version(0));
    }

    @Test
    void a_version_that_begins_later_is_not_in_force_yet() {
        var before = given().get("/api/v1/shell-site-policy").jsonPath().getInt("version");
        replace(newest(), shipped, "&effectiveFrom=2099-01-01T00:00:00Z")
                .statusCode(201)
                .body("inForce", is(false));
        given().get("/api/v1/shell-site-policy").then().body("version", is(before));
        replace(newest(), shipped, "").statusCode(201).body("inForce", is(true));
    }

    @Test
    void content_with_faults_is_refused_with_all_of_them() {
        var findings = (ArrayNode) shipped.path("findings");
        ((ObjectNode) findings.get(1)).put("id", "ALL").putArray("reasons").add("NO.SUCH");
        ((ObjectNode) findings.get(0)).putArray("remindBefore").add(15);
        ((ObjectNode) findings.get(0)).put("validFrom", "2020-01-01");
        replace(newest(), shipped, "&effectiveFrom=2020-01-01T00:00:00Z")
                .statusCode(422)
                .body(
                        "errors.code",
                        contains(
                                "POLICY_REMINDER_TOO_EARLY",
                                "POLICY_ID_TWICE",
                                "POLICY_REASON_UNKNOWN",
                                "POLICY_GENERAL_MISSING",
                                "POLICIES_EFFECTIVE_IN_THE_PAST"));
        ((ObjectNode) findings.get(0)).put("workingDays", 0);
        replace(newest(), shipped, "").statusCode(400).body("errors.pointer", contains("/findings/0/workingDays"));
    }

    @Test
    void administrators_alone_replace_and_auditors_and_inspectors_read() {
        for (var role : new String[] {"auditor", "inspector"}) {
            var token = TestTokens.bearer(Ids.next(), role);
            given().auth()
                    .oauth2(token)
                    .get("/api/v1/inspection-policies")
                    .then()
                    .statusCode(200);
            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .header("Idempotency-Key", "\"" + Ids.next() + "\"")
                    .body(shipped.toString())
                    .post("/api/v1/inspection-policies?replaces=0")
                    .then()
                    .statusCode(403);
        }
        asAdministrator().get("/api/v1/inspection-policies/999999").then().statusCode(404);
    }

    private static int newest() {
        var versions = asAdministrator()
                .get("/api/v1/inspection-policies")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.version", Integer.class);
        return versions.isEmpty() ? 0 : versions.getFirst();
    }

    private static ValidatableResponse replace(int replaces, ObjectNode content, String more) {
        return asAdministrator()
                .contentType("application/json")
                .header("Idempotency-Key", "\"" + Ids.next() + "\"")
                .body(content.toString())
                .post("/api/v1/inspection-policies?replaces=" + replaces + more)
                .then();
    }

    private static RequestSpecification asAdministrator() {
        return given().auth().oauth2(TestTokens.bearer(ADMINISTRATOR, "administrator"));
    }
}
