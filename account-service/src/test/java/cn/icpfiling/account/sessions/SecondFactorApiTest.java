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
import cn.icpfiling.platform.testkit.rest.JsonPath;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class SecondFactorApiTest {

    private final Caller caller = new Caller();

    @BeforeEach
    void as_if_nobody_had_signed_in_before() throws SQLException {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.executeUpdate("update second_factors set last_step = 0");
            statement.executeUpdate("delete from limit_events where kind = 'SECOND_FACTORS_OF_LOGIN'");
        }
    }

    @Test
    void a_password_opens_no_session() {
        caller.signsInAs("reviewer", Caller.PASSWORD)
                .then()
                .statusCode(202)
                .body("challengeId", not(nullValue()))
                .body("accessToken", nullValue())
                .body("refreshToken", nullValue())
                .body("enrolment", nullValue());
    }

    @Test
    void a_wrong_code_is_refused_and_the_fifth_ends_the_challenge() {
        var challenge = caller.challengedAs("reviewer", Caller.PASSWORD);
        for (var left = 4; left >= 0; left--) {
            caller.proves(challenge, wrong())
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("SECOND_FACTOR_WRONG"))
                    .body("detail", containsString(String.valueOf(left)));
        }

        caller.proves(challenge, now())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("CHALLENGE_OVER"));
    }

    @Test
    void a_code_signs_in_once_and_none_before_it_any_more() {
        var code = now();
        caller.proves(caller.challengedAs("reviewer", Caller.PASSWORD), code)
                .then()
                .statusCode(201);

        var second = caller.challengedAs("reviewer", Caller.PASSWORD);
        caller.proves(second, code).then().statusCode(422).body("code", equalTo("SECOND_FACTOR_USED"));
        caller.proves(second, Caller.code(Caller.TOTP, 1)).then().statusCode(201);
    }

    @Test
    void of_many_with_one_code_at_once_one_is_let_in() throws Exception {
        var challenges = Collections.nCopies(6, 0).stream()
                .map(each -> caller.challengedAs("reviewer", Caller.PASSWORD))
                .toList();
        var code = now();

        try (var threads = Executors.newFixedThreadPool(6)) {
            var statuses = threads
                    .invokeAll(challenges.stream()
                            .map(challenge -> (Callable<Integer>)
                                    () -> caller.proves(challenge, code).statusCode())
                            .toList())
                    .stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 422);
        }
    }

    @Test
    void a_challenge_is_good_once_and_where_it_was_made() {
        var challenge = caller.challengedAs("reviewer", Caller.PASSWORD);

        new Caller().proves(challenge, now()).then().statusCode(422).body("code", equalTo("CHALLENGE_OVER"));
        caller.proves(challenge, now()).then().statusCode(201);
        caller.proves(challenge, Caller.code(Caller.TOTP, 1))
                .then()
                .statusCode(422)
                .body("code", equalTo("CHALLENGE_OVER"));
        caller.proves(UUID.randomUUID().toString(), now()).then().body("code", equalTo("CHALLENGE_OVER"));
    }

    @Test
    void a_challenge_lasts_five_minutes() throws SQLException {
        var challenge = caller.challengedAs("reviewer", Caller.PASSWORD);
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.executeUpdate(
                    "update sign_in_challenges set expires_at = date_sub(expires_at, interval 5 minute)");
        }

        caller.proves(challenge, now()).then().statusCode(422).body("code", equalTo("CHALLENGE_OVER"));
    }

    @Test
    void who_has_no_second_factor_enrols_with_the_first_right_code() {
        var earlier = enrolment();
        var offered = enrolment();
        assertThat(offered.getString("enrolment.secret")).isNotEqualTo(earlier.getString("enrolment.secret"));
        assertThat(offered.getString("enrolment.uri"))
                .startsWith("otpauth://totp/")
                .contains("newcomer");

        caller.proves(offered.getString("challengeId"), wrong()).then().statusCode(422);
        var entered = caller.proves(
                        offered.getString("challengeId"), Caller.code(offered.getString("enrolment.secret"), 0))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        var recovery = entered.getList("recoveryCodes", String.class);
        assertThat(recovery)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));

        caller.proves(earlier.getString("challengeId"), Caller.code(earlier.getString("enrolment.secret"), 0))
                .then()
                .statusCode(422)
                .body("code", equalTo("CHALLENGE_OVER"));
        caller.signsInAs("newcomer", Caller.PASSWORD).then().statusCode(202).body("enrolment", nullValue());
        eachRecoveryCodeOpensOnce(recovery);
    }

    private void eachRecoveryCodeOpensOnce(List<String> recovery) {
        recovers(recovery.getFirst()).then().statusCode(201).body("recoveryCodes", nullValue());
        recovers(recovery.getFirst()).then().statusCode(422).body("code", equalTo("SECOND_FACTOR_WRONG"));
        recovers(recovery.getLast().replace("-", " ").toLowerCase()).then().statusCode(201);
        assertThat(databaseSays("select hex(hash) from recovery_codes"))
                .noneMatch(hash -> recovery.stream().anyMatch(code -> hash.contains(hex(code.replace("-", "")))));
    }

    @Test
    @Tag("long")
    void thirty_wrong_codes_a_day_rest_the_device_and_nothing_else() {
        for (var challenges = 0; challenges < 6; challenges++) {
            var elsewhere = new Caller();
            var challenge = elsewhere.challengedAs("reviewer", Caller.PASSWORD);
            for (var tries = 0; tries < 5; tries++) {
                elsewhere.proves(challenge, wrong()).then().statusCode(422);
            }
        }

        var challenge = caller.challengedAs("reviewer", Caller.PASSWORD);
        var wait = caller.proves(challenge, now())
                .then()
                .statusCode(429)
                .body("code", equalTo("SECOND_FACTOR_RESTS"))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(86_000, 86_400);
        caller.proves(caller.challengedAs("desk", Caller.PASSWORD), now())
                .then()
                .statusCode(201);
    }

    @Test
    void the_secret_is_in_no_table() {
        assertThat(databaseSays("select hex(secret) from second_factors"))
                .isNotEmpty()
                .noneMatch(kept -> kept.contains(hex(Caller.TOTP)));
    }

    @Test
    void both_codes_or_none_are_refused_field_by_field() {
        caller.request()
                .body(Map.of("challengeId", UUID.randomUUID().toString()))
                .post("/api/v1/sessions/second-factor")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/code"));
        caller.request()
                .body(Map.of("challengeId", UUID.randomUUID().toString(), "code", "123456", "recoveryCode", "A"))
                .post("/api/v1/sessions/second-factor")
                .then()
                .statusCode(400)
                .body("errors.code", contains("ONE_WAY_IN"));
    }

    private JsonPath enrolment() {
        return caller.signsInAs("newcomer", Caller.PASSWORD)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private Response recovers(String code) {
        return caller.request()
                .body(Map.of("challengeId", caller.challengedAs("newcomer", Caller.PASSWORD), "recoveryCode", code))
                .post("/api/v1/sessions/second-factor");
    }

    private static String now() {
        return Caller.code(Caller.TOTP, 0);
    }

    /** Of an hour ago: as good as any wrong one. */
    private static String wrong() {
        return Caller.code(Caller.TOTP, -120);
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> databaseSays(String question) {
        try (var database = LocalStack.connection();
                var rows = database.createStatement().executeQuery(question)) {
            var said = new ArrayList<String>();
            while (rows.next()) {
                said.add(rows.getString(1));
            }
            return said;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
