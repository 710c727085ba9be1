package cn.icpfiling.account.staff;

import static cn.icpfiling.account.Rows.execute;
import static cn.icpfiling.account.Rows.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import cn.icpfiling.account.Audited;
import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A password that administrators hand out expires; the member sets an own one, which does not. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class StaffPasswordApiTest {

    private static final String OWN = "nine copper lanterns 52";

    private final Caller caller = new Caller();
    private final String login = "staff-" + UUID.randomUUID();
    private TwoAdministrators both;
    private String account;
    private String handedOut;

    @BeforeEach
    void a_member_has_a_password_of_two_administrators() {
        both = new TwoAdministrators();
        var added = both.adds(login, "张三", List.of("auditor"), null)
                .then()
                .statusCode(201)
                .body("passwordExpiresAt", nullValue())
                .extract()
                .jsonPath();
        account = added.getString("accountId");
        handedOut = both.lets(added);
    }

    @Test
    void a_password_that_was_handed_out_expires_three_days_after_its_confirmation_and_both_sides_see_when() {
        var entered = both.enrols(login, handedOut);

        var end = Instant.parse(entered.getString("account.passwordExpiresAt"));
        assertThat(end).isCloseTo(Instant.now().plus(Duration.ofDays(3)), within(5, ChronoUnit.MINUTES));
        both.shows(account).then().body("passwordExpiresAt", equalTo(entered.getString("account.passwordExpiresAt")));
    }

    @Test
    void an_expired_one_is_refused_by_name_only_to_who_knows_it_and_a_reset_gives_one_that_is_good() {
        both.enrols(login, handedOut);
        expires();

        for (var tries = 0; tries < 7; tries++) {
            isExpired(handedOut);
        }
        caller.signsInAs(login, handedOut + "x").then().statusCode(401).body("code", equalTo("CREDENTIALS_WRONG"));
        assertThat(Audited.acts(account)).contains("SESSION.START REFUSED INITIAL_PASSWORD_EXPIRED");

        var next = both.both(account, "password-reset");
        caller.signsInAs(login, next).then().statusCode(202);
        expires();
        isExpired(next);
    }

    @Test
    void one_of_a_reset_of_the_second_factor_expires_too() {
        both.enrols(login, handedOut);
        var next = both.both(account, "second-factor-reset");
        caller.signsInAs(login, next).then().statusCode(202);

        expires();

        isExpired(next);
    }

    @Test
    void an_own_password_takes_its_place_and_does_not_expire() {
        var entered = both.enrols(login, handedOut);
        var waiting = caller.challengedAs(login, handedOut);

        sets(entered, OWN).then().statusCode(204);

        both.shows(account).then().body("passwordExpiresAt", nullValue());
        expires();
        caller.signsInAs(login, OWN).then().statusCode(202);
        caller.signsInAs(login, handedOut).then().statusCode(401).body("code", equalTo("CREDENTIALS_WRONG"));
        caller.proves(waiting, "000000").then().statusCode(422).body("code", equalTo("CHALLENGE_OVER"));
        caller.refreshes(entered.getString("refreshToken"))
                .then()
                .statusCode(200)
                .body("account.passwordExpiresAt", nullValue());
        assertThat(Audited.acts(account)).contains("STAFF.SET_PASSWORD");
    }

    @Test
    void the_one_that_was_handed_out_does_not_become_the_own_one_nor_does_one_that_attackers_try_first() {
        var entered = both.enrols(login, handedOut);

        sets(entered, handedOut).then().statusCode(422).body("errors.code", contains("PASSWORD_UNCHANGED"));
        sets(entered, "password2026!").then().statusCode(422).body("errors.code", contains("PASSWORD_BREACHED"));
        sets(entered, "elevenchars").then().statusCode(400).body("errors.pointer", contains("/password"));
    }

    /** The texts of the system tests' HostileTexts, which leaves this operation out: its staff is that of all tests. */
    @Test
    void no_text_breaks_it() {
        var entered = both.enrols(login, handedOut);

        for (var text :
                List.of("\u0000", "\u0007\u2066a\u2028", "half\uD83D", "😀", "ıſ\u0301", "９１３５０１００Ｍ", "' OR 1=1 -- ")) {
            sets(entered, text.repeat(12)).then().statusCode(oneOf(204, 400, 422));
        }
        sets(entered, OWN).then().statusCode(204);
        caller.signsInAs(login, OWN).then().statusCode(202);
    }

    @Test
    void setting_it_ends_the_other_sessions_and_needs_a_fresh_factor() {
        var first = both.enrols(login, handedOut);
        execute("update sessions set proven_at = date_sub(proven_at, interval 1 hour) where account_id = "
                + hex(account));
        var old = caller.refreshes(first.getString("refreshToken"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        sets(old, OWN).then().statusCode(401).body("code", equalTo("STEP_UP_REQUIRED"));
        var second = recovers(first.getString("recoveryCodes[0]"));
        sets(second, OWN).then().statusCode(204);

        caller.refreshes(old.getString("refreshToken")).then().statusCode(401);
        caller.refreshes(second.getString("refreshToken")).then().statusCode(200);
    }

    /** As if two administrators had reset it a moment ago, and this replica had not heard yet that the session has ended. */
    @Test
    void a_session_that_ended_meanwhile_sets_none() {
        var entered = both.enrols(login, handedOut);
        execute("update sessions set ended_at = started_at, ended_by = 'PASSWORD_CHANGED' where account_id = "
                + hex(account));

        sets(entered, OWN).then().statusCode(401).body("code", equalTo("TOKEN_REVOKED"));

        caller.signsInAs(login, handedOut).then().statusCode(202);
    }

    @Test
    void the_life_is_an_hour_at_least_and_a_week_at_most() {
        for (var life : List.of(Duration.ZERO, Duration.ofHours(-1), Duration.ofMinutes(59), Duration.ofDays(8))) {
            assertThatThrownBy(() -> new InitialPasswordLife(Clock.systemUTC(), life))
                    .as("%s", life)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("icp.staff.initial-password-life");
        }
        assertThat(new InitialPasswordLife(Clock.systemUTC(), Duration.ofHours(1)).end())
                .isAfter(Instant.now());
    }

    /** Only a password that was handed out has an end that can come. */
    private void expires() {
        execute("update staff_logins set password_expires_at = date_sub(utc_timestamp(6), interval 1 second)"
                + " where password_expires_at is not null and account_id = " + hex(account));
    }

    private JsonPath recovers(String code) {
        return caller.request()
                .body(Map.of("challengeId", caller.challengedAs(login, handedOut), "recoveryCode", code))
                .post("/api/v1/sessions/second-factor")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private void isExpired(String password) {
        caller.signsInAs(login, password).then().statusCode(401).body("code", equalTo("INITIAL_PASSWORD_EXPIRED"));
    }

    private Response sets(JsonPath session, String password) {
        return caller.as(session.getString("accessToken"))
                .body(Map.of("password", password))
                .put("/api/v1/staff/me/password");
    }
}
