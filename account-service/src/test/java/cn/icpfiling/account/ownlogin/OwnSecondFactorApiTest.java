package cn.icpfiling.account.ownlogin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A holder may enrol an authenticator app; each sign-in then needs it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class OwnSecondFactorApiTest {

    private static final String PATH = "/api/v1/accounts/me/second-factor";

    private final Caller holder = new Caller();
    private String account;
    private String token;

    @BeforeEach
    void signed_up() {
        var opened = holder.signedUp();
        account = opened.getString("account.accountId");
        token = opened.getString("session.accessToken");
    }

    @Test
    void once_enrolled_a_code_to_the_phone_is_only_the_first_half_of_a_sign_in() {
        var secret = enrol().secret();

        String challenge = holder.signsIn(holder.code("SIGN_IN"))
                .then()
                .statusCode(202)
                .body("accessToken", nullValue())
                .body("enrolment", nullValue())
                .extract()
                .path("challengeId");

        holder.proves(challenge, Caller.code(secret, 1))
                .then()
                .statusCode(201)
                .body("account.accountId", equalTo(account))
                .body("account.secondFactorAt", notNullValue())
                .body("deviceToken", notNullValue());
    }

    @Test
    void a_sign_in_by_a_code_alone_is_answered_with_its_risk_and_the_offer_of_a_second_factor() {
        var entered = holder.signsIn(holder.code("SIGN_IN"))
                .then()
                .statusCode(201)
                .body("advice", containsString("SIM 卡"))
                .body("advice", containsString("第二因素"))
                .extract()
                .<String>path("refreshToken");
        holder.refreshes(entered).then().statusCode(200).body("advice", nullValue());

        var secret = enrol().secret();
        Caller.forgetsWaits();

        holder.proves(challenge(), Caller.code(secret, 1))
                .then()
                .statusCode(201)
                .body("advice", nullValue());
    }

    @Test
    void a_recovery_code_stands_in_once_and_the_factor_can_be_removed() {
        var enrolled = enrol();
        var code = enrolled.recoveryCodes().getFirst();
        recovers(challenge(), code).then().statusCode(201);
        Caller.forgetsWaits();
        recovers(challenge(), code).then().statusCode(422);

        holder.as(token).delete(PATH).then().statusCode(204);
        holder.as(token).delete(PATH).then().statusCode(204);

        Caller.forgetsWaits();
        holder.signsIn(holder.code("SIGN_IN")).then().statusCode(201).body("account.secondFactorAt", nullValue());
    }

    @Test
    void a_code_to_the_phone_alone_does_not_remove_it_and_a_code_of_the_app_does() {
        var secret = enrol().secret();
        Caller.appWasProvedAnHourAgo(account);
        var code = holder.codeSentBy(() -> holder.as(token)
                .body(Map.of("purpose", "STEP_UP", "object", account))
                .post("/api/v1/one-time-codes/own"));
        var fresh = stepsUp(Map.of("codeId", code.id(), "code", code.digits()));

        holder.as(fresh).delete(PATH).then().statusCode(409).body("code", equalTo("SECOND_FACTOR_NEEDED"));
        holder.as(fresh).get("/api/v1/accounts/me").then().body("secondFactorAt", notNullValue());

        var proven = stepsUp(Map.of("code", Caller.code(secret, 1)));
        holder.as(proven).delete(PATH).then().statusCode(204);
    }

    private String stepsUp(Map<String, Object> proof) {
        return holder.as(token)
                .body(proof)
                .post("/api/v1/sessions/current/step-up")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    @Test
    void the_offer_changes_nothing_and_starts_no_session() {
        var offer = offer();
        var code = Caller.code(offer.getString("enrolment.secret"), 0);

        holder.proves(offer.getString("challengeId"), code)
                .then()
                .statusCode(422)
                .body("code", equalTo("CHALLENGE_OVER"));
        holder.signsIn(holder.code("SIGN_IN")).then().statusCode(201);
        confirms(offer, code).then().statusCode(200).body("recoveryCodes", hasSize(10));
    }

    @Test
    void a_wrong_code_enrols_nothing_nor_does_one_of_another_account() {
        var offer = offer();
        confirms(offer, wrong(offer)).then().statusCode(422).body("code", equalTo("SECOND_FACTOR_WRONG"));
        var stranger = new Caller();
        var strangers = stranger.signedUp().getString("session.accessToken");

        stranger.as(strangers)
                .header("X-Forwarded-For", "10.0.0.1")
                .body(Map.of(
                        "challengeId", offer.getString("challengeId"),
                        "code", Caller.code(offer.getString("enrolment.secret"), 0)))
                .post(PATH + "/confirmation")
                .then()
                .statusCode(422)
                .body("code", equalTo("CHALLENGE_OVER"));
        confirms(offer, Caller.code(offer.getString("enrolment.secret"), 0))
                .then()
                .statusCode(200);
        holder.as(token).post(PATH).then().statusCode(409).body("code", equalTo("SECOND_FACTOR_EXISTS"));
    }

    private record Enrolled(String secret, List<String> recoveryCodes) {}

    private Enrolled enrol() {
        var offer = offer();
        var secret = offer.getString("enrolment.secret");
        assertThat(offer.getString("enrolment.uri")).contains("****").doesNotContain(holder.phone());
        var codes = confirms(offer, Caller.code(secret, 0))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return new Enrolled(secret, codes.getList("recoveryCodes"));
    }

    private JsonPath offer() {
        return holder.as(token).post(PATH).then().statusCode(201).extract().jsonPath();
    }

    private Response confirms(JsonPath offer, String code) {
        return holder.as(token)
                .body(Map.of("challengeId", offer.getString("challengeId"), "code", code))
                .post(PATH + "/confirmation");
    }

    private String challenge() {
        return holder.signsIn(holder.code("SIGN_IN"))
                .then()
                .statusCode(202)
                .extract()
                .path("challengeId");
    }

    private Response recovers(String challenge, String code) {
        return holder.request()
                .body(Map.of("challengeId", challenge, "recoveryCode", code))
                .post("/api/v1/sessions/second-factor");
    }

    private static String wrong(JsonPath offer) {
        var secret = offer.getString("enrolment.secret");
        var right = List.of(Caller.code(secret, -1), Caller.code(secret, 0), Caller.code(secret, 1));
        return List.of("000000", "111111", "222222", "333333").stream()
                .filter(code -> !right.contains(code))
                .findFirst()
                .orElseThrow();
    }
}
