package cn.icpfiling.account.closing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.cases.SupportDesk;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Rest;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The hand-over of a granted claim follows a moment later, and its filing must find an owner who can sign in. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class ClosingBesideClaimsApiTest {

    private static final SupportDesk DESK = new SupportDesk();

    private final Caller holder = new Caller();

    @Test
    void an_account_whose_claim_is_open_or_was_just_granted_is_not_closed() {
        var opened = holder.signedUp();
        var account = opened.getString("account.accountId");
        var token = opened.getString("session.accessToken");

        var withdrawn = claims(account);
        closes(token).statusCode(409).body("code", equalTo("ACCOUNT_IN_TRANSFER"));
        service()
                .post("/internal/support-cases/" + withdrawn + "/withdrawal")
                .then()
                .statusCode(200);

        var granted = claims(account);
        for (var kind : List.of("APPLICANT_ID_FRONT", "APPLICANT_ID_BACK")) {
            SupportDesk.hasPaper(granted, kind, "CLEAN");
        }
        holder.as(token)
                .header("Idempotency-Key", SupportDesk.key())
                .post("/api/v1/own-cases/" + granted + "/handing-in")
                .then()
                .statusCode(200);
        DESK.claims("desk", granted).then().statusCode(200);
        DESK.decides("desk", granted, "GRANTED", "PAPERS_PROVE_IT").then().statusCode(200);
        closes(token).statusCode(409).body("code", equalTo("ACCOUNT_IN_TRANSFER"));

        service()
                .body("{\"code\":\"LEGACY_FILING_TAKEN\"}")
                .post("/internal/support-cases/" + granted + "/failure")
                .then()
                .statusCode(200);
        closes(token).statusCode(204);
    }

    /** A confirmed import is no case: legacy-import-service knows it alone. */
    @Test
    void an_account_to_which_an_old_filing_may_be_on_its_way_is_not_closed() {
        var opened = holder.signedUp();
        var account = opened.getString("account.accountId");
        var token = opened.getString("session.accessToken");

        oldFiling(account, "RUNNING");
        closes(token).statusCode(409).body("code", equalTo("ACCOUNT_IN_TRANSFER"));
        oldFiling(account, "CLAIM");
        closes(token)
                .statusCode(409)
                .body("code", equalTo("ACCOUNT_HAS_GRANTED_CLAIM"))
                .body("remedy", containsString("/api/v1/legacy-claims/…/withdrawal"));
        oldFiling(account, "SILENT");
        closes(token).statusCode(503).body("code", equalTo("UPSTREAM_UNAVAILABLE"));
        Caller.looksUp(account).body("status", equalTo("ACTIVE"));

        oldFiling(account, "NONE");
        closes(token).statusCode(204);
    }

    private static void oldFiling(String account, String state) {
        var outside = ConfigProvider.getConfig().getValue("icp.legacy.url", String.class);
        Rest.given()
                .post(outside + "/old-filings/" + account + "/" + state)
                .then()
                .statusCode(200);
    }

    private static String claims(String account) {
        return service()
                .header("Idempotency-Key", SupportDesk.key())
                .body(Map.of(
                        "kind",
                        "LEGACY_CLAIM",
                        "holder",
                        account,
                        "holderKind",
                        "PERSON",
                        "objectId",
                        UUID.randomUUID(),
                        "name",
                        "王小明"))
                .post("/internal/support-cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }

    private static RequestSpecification service() {
        return new Caller().as(Caller.serviceToken());
    }

    private ValidatableResponse closes(String token) {
        return holder.as(token).post("/api/v1/accounts/me/closure").then();
    }
}
