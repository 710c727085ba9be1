package cn.icpfiling.account.limits;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestKey;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Neither answer nor time tells who is known. A difference counts when three rounds in a row show it: one round in a hundred
 * shows one by chance.
 */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class NobodyIsToldApiTest {

    /** Pairs a round. {@code -Dicp.enumeration.pairs=2000} plays it at full length. */
    private static final int PAIRS = Integer.getInteger("icp.enumeration.pairs", 40);

    private static final double CHANCE = 0.01;
    private static final int ROUNDS = 3;

    @Test
    void a_login_that_is_there_is_answered_like_one_that_is_not() {
        nothingTellsThemApart(() -> password("reviewer"), () -> password("reviewes"));
    }

    @Test
    void a_phone_with_an_account_is_answered_like_one_without() {
        var known = new Caller();
        known.signedUp();
        var unknown = new Caller();

        nothingTellsThemApart(() -> known.asksForCode("SIGN_IN"), () -> unknown.asksForCode("SIGN_IN"));
        nothingTellsThemApart(() -> known.asksForCode("SIGN_UP"), () -> unknown.asksForCode("SIGN_UP"));
    }

    @Test
    void a_partners_client_that_is_there_is_refused_like_one_that_is_not() {
        var partner = TestPartner.letIn(TestPartner.ALL);
        var key = TestKey.p256();
        partner.adds(key).then().statusCode(201);
        var unknown = UUID.randomUUID().toString();
        var strangers = TestKey.p256();

        nothingTellsThemApart(() -> secret(partner.client()), () -> secret(unknown));
        nothingTellsThemApart(
                () -> partner.shows(strangers.assertion(partner.client())),
                () -> partner.shows(strangers.assertion(unknown)));
    }

    /** The canary: an answer that is given before the password is hashed. */
    @Test
    void an_early_return_would_be_noticed() {
        assertThat(differs(
                        () -> password("reviewer"),
                        () -> new Caller()
                                .request()
                                .body(Map.of("login", "reviewes"))
                                .post("/api/v1/sessions")))
                .isTrue();
    }

    private static Response secret(String client) {
        return new Caller()
                .request()
                .contentType(ContentType.URLENC)
                .formParam("grant_type", "client_credentials")
                .formParam("client_id", client)
                .formParam("client_secret", "icpsec_not-the-secret")
                .post("/oauth2/token");
    }

    private static Response password(String login) {
        return new Caller().signsInAs(login, "not-the-password");
    }

    private static void nothingTellsThemApart(Supplier<Response> known, Supplier<Response> unknown) {
        forgetLimits();
        var one = known.get();
        var other = unknown.get();
        assertThat(one.statusCode()).isEqualTo(other.statusCode());
        assertThat(one.asByteArray()).hasSameSizeAs(other.asByteArray());
        assertThat(one.headers().asList().stream().map(Header::getName))
                .isEqualTo(
                        other.headers().asList().stream().map(Header::getName).toList());
        assertThat(differs(known, unknown)).as("times differ").isFalse();
    }

    private static boolean differs(Supplier<Response> one, Supplier<Response> other) {
        for (var round = 0; round < ROUNDS; round++) {
            var ones = new long[PAIRS];
            var others = new long[PAIRS];
            for (var pair = -5; pair < PAIRS; pair++) {
                forgetLimits();
                var first = timed(pair % 2 == 0 ? one : other);
                var second = timed(pair % 2 == 0 ? other : one);
                if (pair < 0) continue;
                ones[pair] = pair % 2 == 0 ? first : second;
                others[pair] = pair % 2 == 0 ? second : first;
            }
            if (Ranks.likelihood(ones, others) > CHANCE) return false;
        }
        return true;
    }

    private static long timed(Supplier<Response> request) {
        var begun = System.nanoTime();
        var _ = request.get();
        return System.nanoTime() - begun;
    }

    private static void forgetLimits() {
        try (var database = LocalStack.connection();
                var statement = database.createStatement()) {
            statement.executeUpdate("delete from limit_event");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
