package cn.icpfiling.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** account-service goes away after its keys were fetched, for longer than they are fresh. */
@QuarkusTest
@TestProfile(KeysKeptApiTest.SoonOld.class)
@QuarkusTestResource(AccountStub.class)
class KeysKeptApiTest {

    public static final class SoonOld implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("icp.tokens.keys-every", "100ms");
        }
    }

    @Test
    void a_good_token_stays_good_and_one_whose_key_is_unknown_is_not_called_bad() {
        shown(anew("k1")).statusCode(200);

        AccountStub.down = true;
        try {
            Awaitility.await()
                    .untilAsserted(() ->
                            shown(anew("of tomorrow")).statusCode(503).body("code", equalTo("UPSTREAM_UNAVAILABLE")));
            shown(anew("k1")).statusCode(200);
        } finally {
            AccountStub.down = false;
        }
        Awaitility.await().untilAsserted(() -> shown(anew("of tomorrow")).statusCode(401));
        shown(anew("k1")).statusCode(200);
    }

    private static String anew(String key) {
        return TestKeys.signedWithKey(key, TestKeys.claims(UUID.randomUUID(), "applicant"));
    }

    private static ValidatableResponse shown(String token) {
        return given().auth().oauth2(token).get("/api/v1/widgets/me").then();
    }
}
