package cn.icpfiling.filing.progress;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody decides on an order of their own. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class OwnOrderApiTest {

    private final Applicant applicant = new Applicant();
    private String order;

    @BeforeEach
    void an_order_is_there() {
        order = applicant.drafts(Applicant.domain("ok"));
    }

    @Test
    void a_reviewer_who_holds_it_with_another_account_is_refused() {
        decides(TestTokens.bearerOfHolder(Ids.next(), applicant.account, Roles.REVIEWER))
                .then()
                .statusCode(403)
                .body("code", is("OWN_ORDER"));
    }

    @Test
    void so_is_one_who_holds_it_with_the_same_account() {
        decides(TestTokens.bearer(applicant.account, Roles.REVIEWER))
                .then()
                .statusCode(403)
                .body("code", is("OWN_ORDER"));
    }

    @Test
    void a_reviewer_with_another_account_or_none_gets_as_far_as_the_state() {
        decides(TestTokens.bearerOfHolder(Ids.next(), Ids.next(), Roles.REVIEWER))
                .then()
                .statusCode(409)
                .body("code", is("ACT_NOT_ALLOWED"));
        decides(TestTokens.bearer(Ids.next(), Roles.REVIEWER))
                .then()
                .statusCode(409)
                .body("code", is("ACT_NOT_ALLOWED"));
    }

    private Response decides(String token) {
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .header("If-Match", Applicant.tag(Applicant.reviewer(), order))
                .header("Idempotency-Key", Applicant.freshKey())
                .body(Map.of("decision", "APPROVE"))
                .post("/api/v1/orders/" + order + "/provider-decision");
    }
}
