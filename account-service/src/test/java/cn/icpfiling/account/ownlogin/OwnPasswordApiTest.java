package cn.icpfiling.account.ownlogin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A holder may set a password; it signs in with the phone, within the limits of staff. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OwnPasswordApiTest {

    private static final String PATH = "/api/v1/accounts/me/password";
    private static final String GOOD = "seven green kettles 41";

    private final Caller holder = new Caller();
    private String account;
    private String token;
    private String refreshToken;

    @BeforeEach
    void signed_up() {
        var opened = holder.signedUp();
        account = opened.getString("account.accountId");
        token = opened.getString("session.accessToken");
        refreshToken = opened.getString("session.refreshToken");
    }

    @Test
    void it_signs_in_with_the_phone_and_the_holder_is_told_of_it() {
        holder.as(token)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("setAt", nullValue())
                .body("comparedWith[0].entries", notNullValue());
        sets(GOOD).then().statusCode(204);

        signsIn(GOOD)
                .then()
                .statusCode(201)
                .body("account.accountId", equalTo(account))
                .body("advice", nullValue());

        signsIn(GOOD + "x").then().statusCode(401).body("code", equalTo("CREDENTIALS_WRONG"));
        holder.as(token).get("/api/v1/accounts/me").then().body("passwordSetAt", notNullValue());
        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(holder.texts().getLast()).contains("已设置新的登录密码"));
    }

    @Test
    void setting_and_removing_it_ends_the_other_sessions() {
        sets(GOOD).then().statusCode(204);
        var second = signsIn(GOOD).then().statusCode(201).extract().jsonPath();

        sets(GOOD + " 2").then().statusCode(204);

        holder.refreshes(second.getString("refreshToken")).then().statusCode(401);
        signsIn(GOOD).then().statusCode(401);
        holder.as(token).delete(PATH).then().statusCode(204);
        holder.as(token).delete(PATH).then().statusCode(204);
        signsIn(GOOD + " 2").then().statusCode(401);
        holder.as(token).get(PATH).then().body("setAt", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Qwertyuiop", "password2026!", "1111111111", "icpbeian2026", "woaini1314woaini1314"})
    void one_that_attackers_try_first_is_refused(String obvious) {
        sets(obvious).then().statusCode(422).body("errors.code", contains("PASSWORD_BREACHED"));
    }

    @Test
    void it_must_be_long_enough_and_not_the_phone() {
        sets("a1b2c3d4e").then().statusCode(400).body("errors.pointer", contains("/password"));
        sets("x".repeat(129)).then().statusCode(400);
        sets("my phone " + holder.phone()).then().statusCode(422).body("errors.code", contains("PASSWORD_HAS_PHONE"));
    }

    @Test
    void a_session_of_a_password_alone_cannot_change_it() {
        sets(GOOD).then().statusCode(204);
        var byPassword = signsIn(GOOD).then().statusCode(201).extract().<String>path("accessToken");

        holder.as(byPassword)
                .body(Map.of("password", GOOD + " 2"))
                .put(PATH)
                .then()
                .statusCode(401)
                .body("code", equalTo("STEP_UP_REQUIRED"));
    }

    @Test
    void an_old_session_proves_a_factor_first() {
        Caller.provedAnHourAgo(account);
        token = holder.refreshes(refreshToken).then().statusCode(200).extract().path("accessToken");

        sets(GOOD).then().statusCode(401).body("code", equalTo("STEP_UP_REQUIRED"));
    }

    @Test
    @Tag("long")
    void five_wrong_ones_pause_the_phone_at_this_address_and_no_answer_tells_who_has_one() {
        sets(GOOD).then().statusCode(204);
        var stranger = new Caller();
        var known = byPassword(stranger, holder.phone(), "a wrong password");
        var unknown = byPassword(stranger, new Caller().phone(), "a wrong password");
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
        assertThat(known.<String>path("code")).isEqualTo(unknown.<String>path("code"));

        for (var tries = 1; tries < 5; tries++) {
            byPassword(stranger, holder.phone(), "a wrong password").then().statusCode(401);
        }

        byPassword(stranger, holder.phone(), GOOD).then().statusCode(429).body("code", equalTo("SIGN_IN_PAUSED"));
        signsIn(GOOD).then().statusCode(201);
    }

    private Response sets(String password) {
        return holder.as(token).body(Map.of("password", password)).put(PATH);
    }

    private Response signsIn(String password) {
        return byPassword(holder, holder.phone(), password);
    }

    private static Response byPassword(Caller caller, String phone, String password) {
        return caller.request()
                .body(Map.of("phone", phone, "password", password))
                .post("/api/v1/sessions");
    }
}
