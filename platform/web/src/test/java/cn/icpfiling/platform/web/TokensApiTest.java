package cn.icpfiling.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class TokensApiTest {

    private static final UUID ACCOUNT = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3");
    private static final String ME = "/api/v1/widgets/me";

    @Inject
    MeterRegistry registry;

    private static ValidatableResponse withToken(String token) {
        return given().auth().oauth2(token).get(ME).then();
    }

    private static void isRefused(String token) {
        withToken(token)
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""))
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void the_token_says_who_acts() {
        withToken(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant", "reviewer")))
                .statusCode(200)
                .body("account", equalTo(ACCOUNT.toString()))
                .body("client", equalTo("web"))
                .body("roles", containsInAnyOrder("applicant", "reviewer"))
                .body("virtual", equalTo(true));
    }

    @Test
    void without_a_token_one_is_asked_for() {
        given().get(ME)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void a_token_that_does_not_hold_is_refused() {
        isRefused("rubbish");
        isRefused(TestKeys.signedByStranger(TestKeys.claims(ACCOUNT, "applicant")));
        isRefused(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant").issuer("https://other.test")));
        isRefused(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant").audience("else")));
        isRefused(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant")
                .issuedAt(Instant.now().minusSeconds(900))
                .expiresAt(Instant.now().minusSeconds(300))));
        isRefused(TestKeys.signedAs("JWT", TestKeys.claims(ACCOUNT, "applicant")));
    }

    @Test
    void a_token_opens_its_own_door_only() {
        isRefused(TestKeys.signed(TestKeys.internal("filing-service")));
        given().auth()
                .oauth2(TestKeys.signed(TestKeys.claims(ACCOUNT, "service")))
                .contentType("application/json")
                .body("{\"offset\":\"PT0S\"}")
                .post("/internal/clock")
                .then()
                .statusCode(401);
    }

    @Test
    void a_token_that_was_verified_before_is_held_to_the_rules_of_each_request() {
        var token = TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant", "service"));
        var other = TestKeys.signed(TestKeys.claims(UUID.randomUUID(), "applicant"));
        withToken(token).statusCode(200).body("account", equalTo(ACCOUNT.toString()));
        withToken(token).statusCode(200).body("account", equalTo(ACCOUNT.toString()));

        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"offset\":\"PT0S\"}")
                .post("/internal/clock")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + token, "Bearer " + other)
                .get("/api/v1/widgets/me")
                .then()
                .statusCode(401);
        withToken(token).statusCode(200).body("account", equalTo(ACCOUNT.toString()));
    }

    @Test
    void a_token_of_an_ended_session_is_refused_and_no_other() {
        var session = UUID.randomUUID().toString();
        var token = TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant").claim("sid", session));
        var other = TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant")
                .claim("sid", UUID.randomUUID().toString()));
        withToken(token).statusCode(200);

        AccountStub.ENDED.add(session);

        Awaitility.await().untilAsserted(() -> isRevoked(token));
        withToken(other).statusCode(200);

        AccountStub.endingsUntold = true;
        try {
            isRevoked(token);
            withToken(other).statusCode(200);
        } finally {
            AccountStub.endingsUntold = false;
        }
    }

    @Test
    void how_old_the_list_of_ended_sessions_is_can_be_watched() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                registry.get("icp.ended.sessions.age").gauge().value())
                        .isLessThan(2));
    }

    private static void isRevoked(String token) {
        withToken(token)
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer error=\"invalid_token\""))
                .body("code", equalTo("TOKEN_REVOKED"));
    }

    @Test
    void a_role_that_may_not_is_forbidden() {
        given().auth()
                .oauth2(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant")))
                .get("/api/v1/forgotten/reviewers")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void an_operation_that_says_nothing_of_roles_is_open_to_nobody() {
        given().auth()
                .oauth2(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant", "administrator")))
                .get("/api/v1/forgotten")
                .then()
                .statusCode(403);
        given().get("/api/v1/forgotten").then().statusCode(401);
    }

    @Test
    void an_open_operation_asks_for_nothing_and_minds_no_stale_token() {
        given().get("/api/v1/widgets/open").then().statusCode(200);
        given().auth().oauth2("rubbish").get("/api/v1/widgets/open").then().statusCode(200);
    }

    @Test
    void a_call_to_another_service_shows_one_token_for_many_calls_and_passes_the_trace_on() {
        var before = AccountStub.TOKENS_ISSUED.get();
        String first = null;
        for (var i = 0; i < 3; i++) {
            var echo = given().auth()
                    .oauth2(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant")))
                    .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                    .get("/api/v1/widgets/echo")
                    .then()
                    .statusCode(200)
                    .body("authorization", startsWith("Bearer token-"))
                    .body("traceparent", startsWith("00-0af7651916cd43dd8448eb211c80319c-"));
            var shown = echo.extract().<String>path("authorization");
            assertThat(first == null || first.equals(shown)).isTrue();
            first = shown;
        }
        assertThat(AccountStub.TOKENS_ISSUED.get() - before).isLessThanOrEqualTo(1);
    }
}
