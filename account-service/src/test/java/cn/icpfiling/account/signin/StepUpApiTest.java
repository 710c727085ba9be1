package cn.icpfiling.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations with a fresh factor refuse an old session until its owner proves a factor again. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class StepUpApiTest {

    private static final String STEP_UP = "/api/v1/sessions/current/step-up";
    private static final String EXPORT = "/api/v1/accounts/me/export";

    private final Caller caller = new Caller();

    @BeforeEach
    void as_if_nobody_had_signed_in_before() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.executeUpdate("update second_factors set last_step = 0");
            statement.executeUpdate("delete from limit_events where kind = 'STEP_UPS_OF_ACCOUNT'");
        }
    }

    @Test
    void a_holder_proves_a_code_to_the_phone() {
        var opened = caller.signedUp();
        var account = opened.getString("account.accountId");
        var token = stale(account, opened.getString("session.refreshToken"));
        caller.as(token.getString("accessToken"))
                .get(EXPORT)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer error=\"insufficient_user_authentication\", max_age=900"))
                .body("code", equalTo("STEP_UP_REQUIRED"));
        var code = caller.codeSentBy(() -> asks(token.getString("accessToken"), account));

        var fresh = proves(token.getString("accessToken"), code)
                .then()
                .statusCode(200)
                .body("refreshToken", nullValue())
                .extract()
                .<String>path("accessToken");

        caller.as(fresh).get(EXPORT).then().statusCode(200);
        assertThat(claims(fresh).path("auth_time").asLong())
                .isCloseTo(Instant.now().getEpochSecond(), within(5L));
        assertThat(claims(fresh).path("sid"))
                .isEqualTo(claims(token.getString("accessToken")).path("sid"));
        var refreshed = caller.refreshes(token.getString("refreshToken"))
                .then()
                .statusCode(200)
                .extract()
                .<String>path("accessToken");
        caller.as(refreshed).get(EXPORT).then().statusCode(200);
        assertThat(Audited.acts(claims(fresh).path("sid").asText()))
                .containsExactly("SESSION.START", "SESSION.STEP_UP");
        caller.as(token.getString("accessToken")).get(EXPORT).then().statusCode(401);
    }

    @Test
    void a_code_of_another_account_purpose_or_object_is_none() {
        var opened = caller.signedUp();
        var account = opened.getString("account.accountId");
        var token = opened.getString("session.accessToken");
        var ofAnother = caller.codeSentBy(() -> asks(token, UUID.randomUUID().toString()));
        refused(proves(token, ofAnother), "CODE_WRONG");
        refused(proves(token, caller.code("SIGN_IN")), "CODE_UNKNOWN");
        Caller.forgetsWaits();
        var stranger = new Caller();
        var strangers = stranger.signedUp().getString("session.accessToken");
        var code = caller.codeSentBy(() -> asks(token, account));
        stranger.as(strangers)
                .body(Map.of("codeId", code.id(), "code", code.digits()))
                .post(STEP_UP)
                .then()
                .statusCode(422)
                .body("code", equalTo("CODE_WRONG"));
        proves(token, code).then().statusCode(200);
        refused(proves(token, code), "CODE_USED");
    }

    @Test
    void staff_prove_the_app_and_five_wrong_codes_rest_the_step_up_but_not_the_sign_in() throws SQLException {
        var entered = caller.entersAs("desk");
        var account = entered.getString("account.accountId");
        var token = stale(account, entered.getString("refreshToken")).getString("accessToken");
        reveals(token).then().statusCode(401).body("code", equalTo("STEP_UP_REQUIRED"));
        as_if_nobody_had_signed_in_before();
        var fresh = app(token, Caller.code(Caller.TOTP, 0))
                .then()
                .statusCode(200)
                .extract()
                .<String>path("accessToken");
        reveals(fresh).then().statusCode(404);
        refused(app(token, Caller.code(Caller.TOTP, 0)), "SECOND_FACTOR_USED");
        for (var wrong = 1; wrong < 5; wrong++) {
            app(token, "000000").then().statusCode(422);
        }

        app(token, Caller.code(Caller.TOTP, 1)).then().statusCode(429).body("code", equalTo("SECOND_FACTOR_RESTS"));
        assertThat(Audited.acts(account)).endsWith("SESSION.STEP_UP REFUSED SECOND_FACTOR_WRONG");
        caller.entersAs("desk");
    }

    @Test
    void new_colleagues_partners_and_places_of_deliveries_need_a_fresh_factor() {
        var administrator = caller.entersAs("administrator");
        var old = stale(administrator.getString("account.accountId"), administrator.getString("refreshToken"))
                .getString("accessToken");
        for (var path : List.of(
                "staff", "partners", "staff/" + UUID.randomUUID() + "/enablement", "support-policies?replaces=0")) {
            caller.as(old)
                    .body(Map.of())
                    .post("/api/v1/" + path)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("STEP_UP_REQUIRED"));
        }
        var opened = caller.signedUp();
        var holders = stale(opened.getString("account.accountId"), opened.getString("session.refreshToken"))
                .getString("accessToken");
        caller.as(holders)
                .body(Map.of())
                .post("/api/v1/webhook-endpoints")
                .then()
                .statusCode(401);
        caller.as(holders).delete("/api/v1/accounts/me/mail").then().statusCode(401);
    }

    @Test
    void a_case_that_gives_a_filing_or_a_phone_away_is_decided_with_a_fresh_factor_by_both_persons() {
        for (var login : List.of("desk", "second-desk")) {
            var entered = caller.entersAs(login);
            var old = stale(entered.getString("account.accountId"), entered.getString("refreshToken"))
                    .getString("accessToken");

            decides(old).then().statusCode(401).body("code", equalTo("STEP_UP_REQUIRED"));
            caller.as(old)
                    .body(Map.of("outcome", "REJECTED"))
                    .post("/api/v1/recovery-cases/" + UUID.randomUUID() + "/answer")
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("STEP_UP_REQUIRED"));
            decides(entered.getString("accessToken")).then().statusCode(404);
        }
    }

    @Test
    void without_an_app_or_a_session_nothing_is_proven() {
        var opened = caller.signedUp();
        app(opened.getString("session.accessToken"), "123456")
                .then()
                .statusCode(409)
                .body("code", equalTo("NO_SECOND_FACTOR"));
        caller.request().body(Map.of("code", "123456")).post(STEP_UP).then().statusCode(401);
        app(opened.getString("session.accessToken"), "12345").then().statusCode(400);
    }

    private JsonPath stale(String account, String refreshToken) {
        Caller.provedAnHourAgo(account);
        return caller.refreshes(refreshToken).then().statusCode(200).extract().jsonPath();
    }

    private Response asks(String token, String object) {
        return caller.as(token)
                .body(Map.of("purpose", "STEP_UP", "object", object))
                .post("/api/v1/one-time-codes/own");
    }

    private Response proves(String token, Caller.Code code) {
        return caller.as(token)
                .body(Map.of("codeId", code.id(), "code", code.digits()))
                .post(STEP_UP);
    }

    private Response app(String token, String code) {
        return caller.as(token).body(Map.of("code", code)).post(STEP_UP);
    }

    private Response reveals(String token) {
        return caller.as(token)
                .body(Map.of("reason", "CHECK_IDENTITY"))
                .post("/api/v1/recovery-cases/" + UUID.randomUUID() + "/reveals");
    }

    private Response decides(String token) {
        return caller.as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"0\"")
                .body(Map.of("decision", "GRANTED", "reason", "PAPERS_PROVE_IT"))
                .post("/api/v1/support-cases/" + UUID.randomUUID() + "/decision");
    }

    private static void refused(Response answer, String code) {
        answer.then().statusCode(422).body("code", equalTo(code));
    }

    private static JsonNode claims(String token) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
