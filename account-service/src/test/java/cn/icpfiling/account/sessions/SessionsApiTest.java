package cn.icpfiling.account.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class SessionsApiTest {

    private final Caller caller = new Caller();

    @Test
    void an_account_is_entered_with_a_code() {
        var account = caller.signedUp().getString("account.accountId");

        caller.signsIn(caller.code("SIGN_IN"))
                .then()
                .statusCode(201)
                .body("account.accountId", equalTo(account))
                .body("account.phone", not(containsString(caller.phone())))
                .body("expiresIn", equalTo(600));
    }

    @Test
    void a_phone_without_account_learns_so_only_from_its_own_code() {
        var code = caller.code("SIGN_IN");

        caller.signsIn(code.wrong()).then().statusCode(422).body("code", equalTo("CODE_WRONG"));
        caller.signsIn(code)
                .then()
                .statusCode(409)
                .body("code", equalTo("ACCOUNT_UNKNOWN"))
                .body("remedy", containsString("SIGN_UP"));
        caller.signsIn(code).then().statusCode(422).body("code", equalTo("CODE_USED"));
    }

    @Test
    void a_sign_up_code_signs_nobody_in() {
        caller.signsIn(caller.code("SIGN_UP")).then().statusCode(422).body("code", equalTo("CODE_UNKNOWN"));
    }

    @Test
    void staff_enter_with_login_password_and_second_factor() {
        var session = caller.entersAs("desk");

        assertThat(session.getList("account.roles", String.class)).containsExactly("inspector", "support");
        assertThat(session.getString("account.login")).isEqualTo("desk");
        assertThat(session.getString("account.phone")).isNull();
        caller.as(session.getString("accessToken"))
                .get("/api/v1/accounts/me")
                .then()
                .statusCode(200);
    }

    @Test
    void a_wrong_password_and_an_unknown_login_are_one_answer() {
        var wrong = caller.signsInAs("reviewer", "not-the-password");
        var unknown = caller.signsInAs("nobody", "not-the-password");

        for (var answer : new Response[] {wrong, unknown}) {
            answer.then()
                    .statusCode(401)
                    .header("WWW-Authenticate", not(nullValue()))
                    .body("code", equalTo("CREDENTIALS_WRONG"));
        }
        assertThat(wrong.path("detail").toString())
                .isEqualTo(unknown.path("detail").toString());
    }

    @Test
    void five_failures_rest_the_login_for_that_address_only() {
        for (var failure = 0; failure < 5; failure++) {
            caller.signsInAs("reviewer", "guess-" + failure).then().statusCode(401);
        }

        var wait = caller.signsInAs("reviewer", Caller.PASSWORD)
                .then()
                .statusCode(429)
                .body("code", equalTo("SIGN_IN_PAUSED"))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(840, 900);
        new Caller().signsInAs("reviewer", Caller.PASSWORD).then().statusCode(202);
    }

    @Test
    @Tag("long")
    void a_good_sign_in_clears_the_failures_before_it() {
        for (var round = 0; round < 3; round++) {
            for (var failure = 0; failure < 4; failure++) {
                caller.signsInAs("reviewer", "guess").then().statusCode(401);
            }
            caller.signsInAs("reviewer", Caller.PASSWORD).then().statusCode(202);
        }
    }

    @Test
    void half_of_a_way_in_and_a_mixture_are_refused_field_by_field() {
        caller.request()
                .body(Map.of("phone", caller.phone()))
                .post("/api/v1/sessions")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/codeId", "/code"));
        caller.request()
                .body(Map.of("phone", caller.phone(), "login", "reviewer", "password", Caller.PASSWORD))
                .post("/api/v1/sessions")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/phone"))
                .body("errors.code", contains("ONE_WAY_IN"));
    }

    @Test
    void a_refresh_token_is_traded_once_and_the_chain_goes_on() {
        var first = caller.signedUp().getString("session.refreshToken");

        var second = refreshed(first);
        var third = refreshed(second);

        assertThat(third).isNotEqualTo(second).isNotEqualTo(first);
    }

    @Test
    void a_lost_answer_may_be_asked_for_again_and_the_lost_token_is_void() {
        var first = caller.signedUp().getString("session.refreshToken");
        var lost = refreshed(first);

        var again = refreshed(first);

        assertThat(again).isNotEqualTo(lost);
        var next = refreshed(again);
        caller.refreshes(lost).then().statusCode(401).body("code", equalTo("REFRESH_TOKEN_REUSED"));
        caller.refreshes(next).then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
    }

    @Test
    void an_old_token_whose_successor_was_used_ends_the_session() {
        var first = caller.signedUp().getString("session.refreshToken");
        var second = refreshed(first);
        var third = refreshed(second);

        caller.refreshes(first)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", not(nullValue()))
                .body("code", equalTo("REFRESH_TOKEN_REUSED"));
        caller.refreshes(third).then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
    }

    @Test
    void an_old_token_after_the_grace_ends_the_session() throws SQLException {
        var session = caller.signedUp();
        var first = session.getString("session.refreshToken");
        var second = refreshed(first);
        usedEarlier(session.getString("account.accountId"), 11);

        caller.refreshes(first).then().statusCode(401).body("code", equalTo("REFRESH_TOKEN_REUSED"));
        caller.refreshes(second).then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
    }

    @Test
    void of_many_refreshes_at_once_no_two_chains_live_on() throws Exception {
        var first = caller.signedUp().getString("session.refreshToken");
        var attempts = new ArrayList<Callable<String>>();
        for (var count = 0; count < 6; count++) {
            attempts.add(() -> caller.refreshes(first).then().extract().path("refreshToken"));
        }

        try (var threads = Executors.newFixedThreadPool(6)) {
            var tokens = threads.invokeAll(attempts).stream()
                    .map(future -> future.resultNow())
                    .toList();
            var statuses = tokens.stream()
                    .map(token -> caller.refreshes(token).statusCode())
                    .toList();
            assertThat(statuses).filteredOn(Integer.valueOf(200)::equals).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void who_signs_out_can_neither_refresh_nor_go_on_with_the_access_token() {
        var session = caller.signedUp();
        var token = session.getString("session.accessToken");

        caller.as(token).delete("/api/v1/sessions/current").then().statusCode(204);

        caller.refreshes(session.getString("session.refreshToken"))
                .then()
                .statusCode(401)
                .body("code", equalTo("SESSION_ENDED"));
        Awaitility.await()
                .until(() -> caller.as(token).get("/api/v1/accounts/me").statusCode() == 401);
    }

    @Test
    void an_unknown_refresh_token_is_refused() {
        caller.refreshes("never-issued").then().statusCode(401).body("code", equalTo("SESSION_ENDED"));
    }

    @Test
    void refresh_tokens_are_kept_as_hashes_only() throws SQLException {
        var token = caller.signedUp().getString("session.refreshToken");

        try (var database = LocalStack.connection();
                var rows = database.createStatement().executeQuery("select hash from refresh_tokens")) {
            while (rows.next()) {
                assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain(token.substring(0, 8));
            }
        }
    }

    private String refreshed(String token) {
        return caller.refreshes(token).then().statusCode(200).extract().path("refreshToken");
    }

    private static void usedEarlier(String account, int seconds) throws SQLException {
        try (var database = LocalStack.connection();
                var update = database.prepareStatement("""
                        update refresh_tokens set used_at = date_sub(used_at, interval ? second)
                        where used_at is not null and session_id in
                          (select id from sessions where account_id = unhex(replace(?, '-', '')))""")) {
            update.setInt(1, seconds);
            update.setString(2, account);
            assertThat(update.executeUpdate()).isPositive();
        }
    }
}
