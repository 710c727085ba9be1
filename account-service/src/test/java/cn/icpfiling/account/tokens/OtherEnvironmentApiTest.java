package cn.icpfiling.account.tokens;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestKey;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients and secrets of another environment. The gateway's tests ask with its access tokens. A refresh token names no environment: that of
 * another one is unknown here, as SessionsApiTest has it.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OtherEnvironmentApiTest {

    private TestPartner partner;

    @BeforeEach
    void a_partner_is_there() {
        partner = TestPartner.create("clients:write", "filings:read");
    }

    @Test
    void a_client_is_known_with_and_without_its_environment() {
        asks(partner.client(), partner.secret()).then().statusCode(200);
        asks("icpcli_test_" + partner.client(), partner.secret()).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "staging", "dev"})
    @Tag("long")
    void a_client_of_another_environment_is_told_so_whether_it_exists_or_not(String other) {
        for (var client : new String[] {partner.client(), UUID.randomUUID().toString()}) {
            isToldSo(asks("icpcli_" + other + "_" + client, partner.secret()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "staging", "dev"})
    @Tag("long")
    void a_secret_of_another_environment_is_told_so(String other) {
        isToldSo(asks(partner.client(), partner.secret().replace("_test_", "_" + other + "_")));
    }

    @Test
    void an_assertion_names_its_client_with_the_environment_too() {
        var key = TestKey.ed25519();
        partner.adds(key).then().statusCode(201);

        partner.shows(key.assertion("icpcli_test_" + partner.client())).then().statusCode(200);
        isToldSo(partner.shows(key.assertion("icpcli_production_" + partner.client())));
    }

    @Test
    void an_unknown_prefix_is_an_unknown_client() {
        asks("icpcli_moon_" + partner.client(), partner.secret())
                .then()
                .statusCode(401)
                .body("code", equalTo("INVALID_CLIENT"));
    }

    private Response asks(String client, String secret) {
        return partner.form()
                .formParam("client_id", client)
                .formParam("client_secret", secret)
                .post("/oauth2/token");
    }

    private static void isToldSo(Response answer) {
        answer.then()
                .statusCode(401)
                .body("code", equalTo("CLIENT_OF_OTHER_ENVIRONMENT"))
                .body("error", equalTo("invalid_client"))
                .body("detail", containsString("test"));
    }
}
