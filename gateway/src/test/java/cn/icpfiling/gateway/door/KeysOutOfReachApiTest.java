package cn.icpfiling.gateway.door;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway is up although the service that has the keys is not. KeysKeptApiTest of platform/web has the short form. */
@Tag("long")
@QuarkusTest
@TestProfile(KeysOutOfReachApiTest.NobodyThere.class)
class KeysOutOfReachApiTest {

    public static final class NobodyThere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("icp.account.url", "http://localhost:1");
        }
    }

    @Test
    void a_token_that_cannot_be_checked_is_not_called_bad() {
        given().get("/openapi").then().statusCode(200);
        given().get("/api/v1/orders").then().statusCode(401);
        given().auth()
                .oauth2(StubServices.token())
                .get("/api/v1/orders")
                .then()
                .statusCode(503)
                .header("RateLimit", nullValue())
                .contentType("application/problem+json")
                .body("code", equalTo("UPSTREAM_UNAVAILABLE"));
    }
}
