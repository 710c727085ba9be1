package cn.icpfiling.account.signin;

import static cn.icpfiling.account.Rows.count;
import static cn.icpfiling.account.Rows.limitEvents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.network.CallerNetwork;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.PictureSolver;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Guesses from very many addresses at one login are bounded, and its owner is never locked out. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class GuessedPasswordsApiTest {

    private static final String GOOD = "seven green kettles 41";
    private static final String WRONG = "seven green kettles 42";
    private static final int DOUBLINGS = 7;
    private static final String SITE = "2001:db8:49:";
    private static final String PICTURES = "select count(*) from limit_events where kind = 'CAPTCHAS_OF_ADDRESS'";

    @Inject
    KeyedHash hash;

    private final Caller owner = new Caller();

    @Test
    void after_a_hundred_failures_a_password_takes_a_picture_and_the_owner_gets_in_with_one() {
        hasPassword();
        wasGuessed(Map.of("phone", owner.phone()));
        var elsewhere = new Caller();

        isToSolve(signsIn(elsewhere, Map.of("phone", owner.phone(), "password", GOOD)));
        signsIn(elsewhere, Map.of("phone", owner.phone(), "password", WRONG, "captcha", elsewhere.solvedPicture()))
                .then()
                .statusCode(401);
        signsIn(elsewhere, Map.of("phone", owner.phone(), "password", GOOD, "captcha", elsewhere.solvedPicture()))
                .then()
                .statusCode(201);
        isToSolve(signsIn(new Caller(), Map.of("phone", owner.phone(), "password", GOOD)));
        Caller.forgetsWaits();
        owner.signsIn(owner.code("SIGN_IN")).then().statusCode(201);
    }

    @Test
    void a_login_that_nobody_has_is_answered_alike() {
        for (var login : List.<Map<String, Object>>of(
                Map.of("phone", new Caller().phone()), Map.of("login", "no-such-" + UUID.randomUUID()))) {
            wasGuessed(login);
            var elsewhere = new Caller();

            isToSolve(signsIn(elsewhere, with(login, Map.of("password", GOOD))));
            var solved = Map.of("password", GOOD, "captcha", elsewhere.solvedPicture());
            signsIn(elsewhere, with(login, solved)).then().statusCode(401);
        }
    }

    @Test
    void a_picture_that_is_not_solved_is_refused_and_a_code_takes_none() {
        var nowhere = Map.of("captchaId", UUID.randomUUID(), "x", 1);
        signsIn(owner, Map.of("phone", owner.phone(), "password", GOOD, "captcha", nowhere))
                .then()
                .statusCode(422)
                .body("code", equalTo("CAPTCHA_NOT_SOLVED"));
        signsIn(
                        owner,
                        Map.of(
                                "phone",
                                owner.phone(),
                                "codeId",
                                UUID.randomUUID(),
                                "code",
                                "123456",
                                "captcha",
                                nowhere))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/captcha"));
    }

    @Test
    void a_picture_that_let_a_right_password_in_is_given_back_to_its_address_and_one_of_a_wrong_password_is_not() {
        hasPassword();
        var before = count(PICTURES);
        signsIn(owner, Map.of("phone", owner.phone(), "password", WRONG, "captcha", owner.solvedPicture()))
                .then()
                .statusCode(401);
        assertThat(count(PICTURES)).isEqualTo(before + 1);

        signsIn(owner, Map.of("phone", owner.phone(), "password", GOOD, "captcha", owner.solvedPicture()))
                .then()
                .statusCode(201);
        assertThat(count(PICTURES)).isEqualTo(before + 1);
    }

    @Test
    void an_ipv6_site_solves_a_picture_after_the_failures_of_four_networks_and_a_right_password_counts_none() {
        hasPassword();
        var site = CallerNetwork.siteOf(SITE + "1::1").orElseThrow();
        limitEvents("SIGN_INS_OF_ADDRESS", hash.of("limited.site", site), 199);
        var right = Map.of("phone", owner.phone(), "password", GOOD);
        var wrong = Map.of("login", "no-such-" + UUID.randomUUID(), "password", WRONG);

        signsInFrom(SITE + "2::1", right).then().statusCode(201);
        signsInFrom(SITE + "3::1", wrong).then().statusCode(401);

        isToSolve(signsInFrom(SITE + "4::1", right));
        isToSolve(signsInFrom(SITE + "5::1", wrong));
        signsInFrom(SITE + "4::1", with(right, Map.of("captcha", solvedFrom(SITE + "4::1"))))
                .then()
                .statusCode(201);
        signsInFrom("2001:db8:4a::1", wrong).then().statusCode(401);
    }

    private void hasPassword() {
        owner.as(owner.signedUp().getString("session.accessToken"))
                .body(Map.of("password", GOOD))
                .put("/api/v1/accounts/me/password")
                .then()
                .statusCode(204);
    }

    private static Response signsInFrom(String address, Map<String, ?> body) {
        return from(address).body(body).post("/api/v1/sessions");
    }

    private static RequestSpecification from(String address) {
        return Rest.given().contentType(ContentType.JSON).header("X-Forwarded-For", address);
    }

    private static Map<String, Object> solvedFrom(String address) {
        var drawn = from(address)
                .post("/api/v1/public-captchas")
                .then()
                .statusCode(201)
                .extract();
        return Map.of(
                "captchaId",
                drawn.<String>path("captchaId"),
                "x",
                PictureSolver.gap(
                        drawn.<String>path("background"), drawn.<String>path("piece"), drawn.<Integer>path("y")));
    }

    /** As if more than a hundred callers elsewhere had been wrong: one is, and its count is doubled. */
    private static void wasGuessed(Map<String, Object> login) {
        signsIn(new Caller(), with(login, Map.of("password", WRONG))).then().statusCode(401);
        try (var database = LocalStack.connection();
                var newest = database.createStatement();
                var rows = newest.executeQuery("select subject from limit_events"
                        + " where kind = 'SIGN_INS_OF_LOGIN_EVERYWHERE' order by id desc limit 1");
                var doubles = database.prepareStatement("insert into limit_events (kind, subject, at)"
                        + " select kind, subject, at from limit_events"
                        + " where kind = 'SIGN_INS_OF_LOGIN_EVERYWHERE' and subject = ?")) {
            assertThat(rows.next()).isTrue();
            doubles.setBytes(1, rows.getBytes(1));
            for (var time = 0; time < DOUBLINGS; time++) {
                doubles.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> with(Map<String, ?> login, Map<String, ?> more) {
        var body = new HashMap<String, Object>(login);
        body.putAll(more);
        return body;
    }

    private static Response signsIn(Caller from, Map<String, ?> body) {
        return from.request().body(body).post("/api/v1/sessions");
    }

    private static void isToSolve(Response answer) {
        answer.then().statusCode(422).body("code", equalTo("CAPTCHA_REQUIRED"));
    }
}
