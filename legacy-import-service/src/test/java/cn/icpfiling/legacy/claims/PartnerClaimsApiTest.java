package cn.icpfiling.legacy.claims;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner claims old filings for its customers, who have no login. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class PartnerClaimsApiTest {

    private static final String CLAIMS = "/api/v1/legacy-claims";
    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");

    private final UUID partner = Ids.next();
    private final UUID customer = Ids.next();

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @BeforeEach
    void the_partner_has_a_customer() {
        isCustomer(customer, partner);
    }

    @Test
    void a_claim_of_a_partner_is_its_customers_and_the_audit_names_both() {
        var row = rows.filing(OF_2009, false);
        var id = opens(partner, customer, row)
                .statusCode(201)
                .body("customerId", equalTo(customer.toString()))
                .body("state", equalTo("AWAITING_PAPERS"))
                .body("filing.maskedPrincipalCertificateNumber", equalTo("110105********002X"))
                .extract()
                .<String>path("claimId");

        for (var asked : List.of(CLAIMS, CLAIMS + "?onBehalfOf=" + customer)) {
            as(partner).get(asked).then().statusCode(200).body("items.claimId", equalTo(List.of(id)));
        }
        as(partner).get(CLAIMS + "?onBehalfOf=" + Ids.next()).then().body("items", hasSize(0));
        as(partner).get(CLAIMS + "/" + id).then().statusCode(200);
        given().auth()
                .oauth2(TestTokens.bearer(Ids.next(), Roles.AUDITOR))
                .get("/api/v1/audit/legacy/entries?objectId=" + id + "&act=LEGACY_CLAIM.OPEN")
                .then()
                .statusCode(200)
                .body("items[0].details.onBehalfOf", equalTo(customer.toString()));
    }

    @Test
    void a_partner_names_a_customer_of_its_own_and_sees_no_claim_of_others() {
        var row = rows.filing(OF_2009, false);
        opens(partner, null, row).statusCode(400).body("errors[0].code", equalTo("REQUIRED"));
        opens(partner, Ids.next(), row).statusCode(404);
        var other = Ids.next();
        opens(other, customer, row).statusCode(404);
        var silent = Ids.next();
        neighbours.customers.put(silent, Neighbours.Answer.problem(503, "UPSTREAM_UNAVAILABLE"));
        opens(partner, silent, row).statusCode(503);

        var id = opens(partner, customer, row).statusCode(201).extract().<String>path("claimId");
        as(other).get(CLAIMS + "/" + id).then().statusCode(404);
        as(other).get(CLAIMS).then().statusCode(200).body("items", hasSize(0));
        of(Ids.next()).get(CLAIMS + "/" + id).then().statusCode(404);
    }

    @Test
    void an_applicant_names_no_customer_and_an_own_claim_shows_none() {
        var row = rows.filing(OF_2009, false);
        var account = Ids.next();
        of(account).get(CLAIMS + "?onBehalfOf=" + account).then().statusCode(400);
        of(account)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body(row))
                .post(CLAIMS)
                .then()
                .statusCode(201)
                .body("customerId", nullValue());
    }

    @Test
    void a_token_without_the_scope_is_refused() {
        as(partner, Scopes.FILINGS_READ)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body(rows.filing(OF_2009, false)))
                .post(CLAIMS + "?onBehalfOf=" + customer)
                .then()
                .statusCode(403)
                .body("code", equalTo("SCOPE_MISSING"));
        as(partner, Scopes.DOMAINS_READ).get(CLAIMS).then().statusCode(403);
    }

    @Test
    void one_key_for_two_customers_is_two_requests() {
        var row = rows.filing(OF_2009, false);
        var second = Ids.next();
        isCustomer(second, partner);
        var key = UUID.randomUUID().toString();
        var client = "panel-" + key;
        sends(client, customer, key, row).statusCode(201);

        sends(client, second, key, row).statusCode(422);
    }

    private ValidatableResponse sends(String client, UUID account, String key, OldFilingRows.Row row) {
        return given().auth()
                .oauth2(TestTokens.bearerOfPartner(partner, client, Scopes.FILINGS_READ, Scopes.FILINGS_WRITE))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body(row))
                .post(CLAIMS + "?onBehalfOf=" + account)
                .then();
    }

    private void isCustomer(UUID account, UUID of) {
        neighbours.customers.put(
                account,
                new Neighbours.Answer(200, "{\"status\":\"ACTIVE\",\"partner\":\"" + of + "\",\"phone\":\"x\"}"));
    }

    private static ValidatableResponse opens(UUID by, UUID account, OldFilingRows.Row row) {
        return as(by).header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body(row))
                .post(CLAIMS + (account == null ? "" : "?onBehalfOf=" + account))
                .then();
    }

    private static RequestSpecification as(UUID partner, String... scopes) {
        var wanted = scopes.length == 0 ? new String[] {Scopes.FILINGS_READ, Scopes.FILINGS_WRITE} : scopes;
        return given().auth()
                .oauth2(TestTokens.bearerOfPartner(partner, "panel", wanted))
                .contentType(ContentType.JSON);
    }

    private static RequestSpecification of(UUID account) {
        return given().auth()
                .oauth2(TestTokens.bearer(account, Roles.APPLICANT))
                .contentType(ContentType.JSON);
    }

    private static String body(OldFilingRows.Row row) {
        return """
            {"region":{"province":"11"},"nature":4,"certificateType":1,"certificateNumber":"%s","domain":"%s"}""".formatted(row.certificate(), row.domain());
    }
}
