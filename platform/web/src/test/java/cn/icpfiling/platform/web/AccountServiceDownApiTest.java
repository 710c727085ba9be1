package cn.icpfiling.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The service is up although the one that has the keys is not. */
@QuarkusTest
@TestProfile(AccountServiceDownApiTest.NobodyThere.class)
class AccountServiceDownApiTest {

    public static final class NobodyThere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "icp.account.url", "http://localhost:1", "quarkus.rest-client.other.url", "http://localhost:1");
        }
    }

    private static final String TOKEN = TestKeys.signed(TestKeys.claims(UUID.randomUUID(), "applicant"));

    @Test
    void open_operations_work_and_tokens_wait() {
        given().get("/api/v1/widgets/open").then().statusCode(200);
        given().get("/api/v1/widgets/me").then().statusCode(401);
        given().auth()
                .oauth2(TOKEN)
                .get("/api/v1/widgets/me")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("UPSTREAM_UNAVAILABLE"));
    }
}
