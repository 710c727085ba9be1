package cn.icpfiling.legacy.claims;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.legacy.Neighbours;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.core.HandOverWay;
import cn.icpfiling.legacy.core.LegacyIds;
import cn.icpfiling.legacy.handover.HandOver;
import cn.icpfiling.legacy.handover.HandOverFiling;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Claims of filings that have no other way: without a login that can be proven, without a domain. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(Neighbours.class)
class ClaimsWithoutALoginApiTest {

    private static final Instant OF_2009 = Instant.parse("2009-03-01T02:00:00Z");
    private static final Instant OF_2013 = Instant.parse("2013-05-06T02:00:00Z");

    private final UUID account = Ids.next();

    Neighbours neighbours;

    @Inject
    OldFilingRows rows;

    @Inject
    FollowClaims follow;

    @Inject
    HandOverFiling handOver;

    @Inject
    Sql sql;

    @Test
    void a_filing_of_2013_without_a_login_is_claimed() {
        var row = rows.filing(OF_2013, false);
        sql.update("UPDATE legacy_filings SET legacy_account_id = NULL WHERE id = ?", row.id());

        assertClaimed(row, byDomain(row));
    }

    @Test
    void a_filing_of_2013_whose_login_was_never_activated_is_claimed() {
        var row = rows.filing(OF_2013, false);
        sql.update("UPDATE legacy_accounts SET activated = FALSE WHERE id = ?", accountOf(row));

        route(row).body("route", equalTo("CLAIM"));
        assertClaimed(row, byDomain(row));
    }

    @Test
    void a_filing_whose_login_also_opens_that_of_another_holder_is_claimed_even_after_that_one_was_imported() {
        var row = rows.filing(OF_2013, false);
        var another = rows.filing(OF_2013, false);
        claim(byDomain(row)).statusCode(409).body("code", equalTo("LEGACY_CLAIM_OTHER_WAY"));
        sql.update("UPDATE legacy_filings SET legacy_account_id = ? WHERE id = ?", accountOf(row), another.id());

        var opened = idOf(claim(byDomain(row)).statusCode(201));
        assertThat(handOver.handle(another.id(), Ids.next(), HandOverWay.IMPORT, Ids.next()))
                .isInstanceOf(HandOver.Done.class);
        grant(opened);

        assertThat(rows.stateOf(row)).isEqualTo("CLAIMED");
    }

    @Test
    void a_filing_without_a_domain_is_claimed_by_its_number() {
        var row = rows.filing(OF_2009, false);
        sql.update("DELETE FROM legacy_domains WHERE filing_id = ?", row.id());
        claim(byNumber("京ICP备99999999号", row.certificate()))
                .statusCode(409)
                .body("code", equalTo("LEGACY_CLAIM_NOT_DUE"));
        claim(byNumber(row.number(), "110188888888888")).statusCode(409).body("code", equalTo("LEGACY_CLAIM_NOT_DUE"));
        claim(byNumber("no number", row.certificate()))
                .statusCode(400)
                .body(
                        "errors[0].pointer",
                        equalTo("/filingNumber"),
                        "errors[0].code",
                        equalTo("LEGACY_FILING_MALFORMED"));

        assertClaimed(row, byNumber(row.number() + "-1", row.certificate()));
    }

    @Test
    void a_number_beside_the_domain_must_be_the_one_of_the_same_filing() {
        var row = rows.filing(OF_2009, false);
        var other = rows.filing(OF_2009, false);
        var both = byDomain(row).replace("\"nature\"", "\"filingNumber\":\"%s\",\"nature\"");

        claim(both.formatted(row.number())).statusCode(201);
        claim(both.formatted(other.number())).statusCode(409).body("code", equalTo("LEGACY_CLAIM_NOT_DUE"));
    }

    @Test
    void an_account_with_an_open_order_is_told_before_it_hands_in_papers() {
        var row = rows.filing(OF_2009, false);
        neighbours.busy.add(account);

        claim(byDomain(row)).statusCode(409).body("code", equalTo("LEGACY_TARGET_HAS_OPEN_ORDER"));

        neighbours.busy.remove(account);
        claim(byDomain(row)).statusCode(201);
    }

    private void assertClaimed(OldFilingRows.Row row, String body) {
        grant(idOf(claim(body).statusCode(201)));
        assertThat(rows.stateOf(row)).isEqualTo("CLAIMED");
    }

    private void grant(UUID claim) {
        neighbours.states.put(neighbours.cases.get(claim), "DECIDED_GRANTED");
        as(account).get("/api/v1/legacy-claims/" + claim).then().body("state", equalTo("GRANTED"));
        follow.run();
    }

    private ValidatableResponse claim(String body) {
        return as(account)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/api/v1/legacy-claims")
                .then();
    }

    private static ValidatableResponse route(OldFilingRows.Row row) {
        return given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType(ContentType.JSON)
                .body("{\"domain\":\"%s\",\"certificateType\":1,\"certificateNumber\":\"%s\"}"
                        .formatted(row.domain(), row.certificate()))
                .post("/internal/legacy-lookups")
                .then()
                .statusCode(200);
    }

    private static String byDomain(OldFilingRows.Row row) {
        return body("domain", row.domain(), row.certificate());
    }

    private static String byNumber(String number, String certificate) {
        return body("filingNumber", number, certificate);
    }

    private static String body(String name, String value, String certificate) {
        return """
            {"region":{"province":"11"},"nature":4,"certificateType":1,"certificateNumber":"%s","%s":"%s"}""".formatted(certificate, name, value);
    }

    private static UUID accountOf(OldFilingRows.Row row) {
        return LegacyIds.account("A-" + row.legacyId());
    }

    private static UUID idOf(ValidatableResponse claim) {
        return UUID.fromString(claim.extract().path("claimId"));
    }

    private static RequestSpecification as(UUID who) {
        return given().auth().oauth2(TestTokens.bearer(who, Roles.APPLICANT)).contentType(ContentType.JSON);
    }
}
