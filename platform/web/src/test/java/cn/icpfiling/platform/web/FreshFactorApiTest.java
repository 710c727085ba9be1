package cn.icpfiling.platform.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(AccountStub.class)
class FreshFactorApiTest {

    private static final UUID ACCOUNT = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3");
    private static final UUID PARTNER = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b4");
    private static final String FRESH = "/api/v1/scoped/fresh";
    private static final String THING = "{\"name\":\"thing\"}";

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 14})
    void a_factor_proven_within_the_minutes_is_enough(long minutesAgo) {
        posts(provenBefore(Duration.ofMinutes(minutesAgo)), THING).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {16, 60, 60 * 24 * 180})
    void an_older_one_is_refused_and_the_answer_names_the_age_that_is_accepted(long minutesAgo) {
        isAskedToStepUp(posts(provenBefore(Duration.ofMinutes(minutesAgo)), THING));
    }

    @Test
    void a_token_that_does_not_say_when_is_refused() {
        isAskedToStepUp(posts(TestKeys.claims(ACCOUNT, "applicant"), THING));
    }

    @Test
    void partners_clients_are_exempt() {
        posts(TestKeys.partner(PARTNER, "filings:write"), THING).then().statusCode(200);
    }

    @Test
    void it_comes_after_token_and_role_and_before_the_form() {
        given().contentType("application/json")
                .body(THING)
                .post(FRESH)
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
        posts(TestKeys.claims(ACCOUNT, "reviewer"), THING).then().statusCode(403);
        isAskedToStepUp(posts(TestKeys.claims(ACCOUNT, "applicant"), "{"));
        posts(provenBefore(Duration.ZERO), "{").then().statusCode(400);
    }

    @Test
    void other_operations_do_not_ask() {
        given().auth()
                .oauth2(TestKeys.signed(TestKeys.claims(ACCOUNT, "applicant")))
                .get("/api/v1/scoped")
                .then()
                .statusCode(200);
    }

    private static JwtClaimsBuilder provenBefore(Duration age) {
        return TestKeys.claims(ACCOUNT, "applicant")
                .claim("auth_time", Instant.now().minus(age).getEpochSecond());
    }

    private static Response posts(JwtClaimsBuilder claims, String body) {
        return given().auth()
                .oauth2(TestKeys.signed(claims))
                .contentType("application/json")
                .body(body)
                .post(FRESH);
    }

    private static void isAskedToStepUp(Response answer) {
        answer.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer error=\"insufficient_user_authentication\", max_age=900"))
                .body("code", equalTo("STEP_UP_REQUIRED"));
    }
}
