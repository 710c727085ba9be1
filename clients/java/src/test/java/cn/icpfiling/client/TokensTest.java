package cn.icpfiling.client;

import static cn.icpfiling.client.ScriptedServer.Answer.json;
import static cn.icpfiling.client.ScriptedServer.Answer.lostConnection;
import static cn.icpfiling.client.ScriptedServer.Answer.problem;
import static cn.icpfiling.client.ScriptedServer.Answer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Retries QUICK = new Retries(4, Duration.ofMillis(1), Duration.ofSeconds(30));

    @Test
    void one_token_serves_until_shortly_before_its_end() throws Exception {
        try (var server = ScriptedServer.of(token("a", 600), token("b", 29), token("c", 600))) {
            var tokens = PartnerTokens.bySecret(HTTP, server.address(), "c&1", "s");

            assertThat(tokens.token()).isEqualTo("a");
            tokens.refused("another");
            assertThat(tokens.token()).isEqualTo("a");
            tokens.refused("a");
            assertThat(tokens.token()).isEqualTo("b");
            assertThat(tokens.token()).isEqualTo("c");
            assertThat(server.asked()).hasSize(3).allSatisfy(request -> {
                assertThat(request.path()).isEqualTo("/oauth2/token");
                assertThat(request.body().split("&"))
                        .containsExactlyInAnyOrder(
                                "grant_type=client_credentials", "client_id=c%261", "client_secret=s");
            });
        }
    }

    @Test
    void a_refusal_is_a_problem_and_the_next_call_asks_again() throws Exception {
        try (var server = ScriptedServer.of(problem(401, "INVALID_CLIENT"), token("a", 600))) {
            var tokens = PartnerTokens.byAssertion(HTTP, server.address(), () -> "x.y.z");

            assertThatThrownBy(tokens::token)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.is("INVALID_CLIENT")).isTrue());
            assertThat(tokens.token()).isEqualTo("a");
            assertThat(server.asked().get(1).body()).contains("client_assertion=x.y.z");
        }
    }

    @Test
    void a_lost_request_for_a_token_is_sent_again_with_a_new_assertion() throws Exception {
        try (var server = ScriptedServer.of(
                lostConnection(),
                problem(503, "SERVICE_BUSY", "Retry-After", "1"),
                problem(429, "TOO_MANY_REQUESTS"),
                token("a", 600))) {
            var made = new AtomicInteger();
            var tokens = PartnerTokens.byAssertion(HTTP, server.address(), () -> "x.y." + made.incrementAndGet())
                    .retries(QUICK);
            var begun = System.nanoTime();

            assertThat(tokens.token()).isEqualTo("a");

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(950));
            assertThat(server.asked())
                    .extracting(asked -> asked.body().replaceFirst(".*client_assertion=([^&]*).*", "$1"))
                    .containsExactly("x.y.1", "x.y.2", "x.y.3", "x.y.4");
        }
    }

    @Test
    void a_request_for_a_token_is_sent_four_times_at_most() {
        try (var server = ScriptedServer.of(lostConnection())) {
            var tokens =
                    PartnerTokens.bySecret(HTTP, server.address(), "c", "s").retries(QUICK);

            assertThatThrownBy(tokens::token).isInstanceOf(IOException.class);
            assertThat(server.asked()).hasSize(4);
        }
    }

    @Test
    void a_refresh_whose_answer_is_lost_is_repeated_and_the_session_goes_on() throws Exception {
        try (var server =
                ScriptedServer.of(lostConnection(), problem(502, "SERVICE_UNAVAILABLE"), session("b", "r2"))) {
            var stored = new ArrayList<String>();
            var tokens = new SessionTokens(HTTP, server.address(), "r1", stored::add).retries(QUICK);

            assertThat(tokens.token()).isEqualTo("b");

            assertThat(stored).containsExactly("r2");
            assertThat(server.asked())
                    .extracting(ScriptedServer.Asked::body)
                    .hasSize(3)
                    .containsOnly("{\"refreshToken\":\"r1\"}");
        }
    }

    @Test
    void a_refusal_behind_a_lost_refresh_is_not_waited_for_longer_than_a_repeat_is_taken() {
        try (var server = ScriptedServer.of(
                lostConnection(), problem(429, "TOO_MANY_REQUESTS", "Retry-After", "20"), session("b", "r2"))) {
            var tokens = new SessionTokens(HTTP, server.address(), "r1", next -> {}).retries(QUICK);

            assertThatThrownBy(tokens::token)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused ->
                                    assertThat(refused.is("TOO_MANY_REQUESTS")).isTrue());
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void a_refresh_that_is_not_answered_is_repeated_while_the_platform_takes_it_for_a_repeat() throws Exception {
        try (var server = ScriptedServer.of(silence(), session("b", "r2"))) {
            var tokens = new SessionTokens(HTTP, server.address(), "r1", next -> {});
            var begun = System.nanoTime();

            assertThat(tokens.token()).isEqualTo("b");

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void a_refresh_is_not_repeated_when_the_platform_would_take_it_for_theft() {
        try (var server = ScriptedServer.of(problem(503, "SERVICE_BUSY", "Retry-After", "10"))) {
            var tokens = new SessionTokens(HTTP, server.address(), "r1", next -> {});

            assertThatThrownBy(tokens::token)
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refused -> assertThat(refused.retryAfter()).hasValue(Duration.ofSeconds(10)));
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void a_session_is_refreshed_with_the_newest_refresh_token() throws Exception {
        try (var server = ScriptedServer.of(session("b", "r2"), session("c", "r3"))) {
            var stored = new ArrayList<String>();
            var tokens = new SessionTokens(HTTP, server.address(), "r1", stored::add).beginningWith("a", 600);

            assertThat(tokens.token()).isEqualTo("a");
            tokens.refused("a");
            assertThat(tokens.token()).isEqualTo("b");
            tokens.refused("b");
            assertThat(tokens.token()).isEqualTo("c");
            assertThat(stored).containsExactly("r2", "r3");
            assertThat(server.asked())
                    .extracting(ScriptedServer.Asked::body)
                    .containsExactly("{\"refreshToken\":\"r1\"}", "{\"refreshToken\":\"r2\"}");
        }
    }

    @Test
    void a_gateway_behind_a_path_is_asked_there() throws Exception {
        try (var server = ScriptedServer.of(token("a", 600), session("b", "r2"))) {
            var gateway = URI.create(server.address() + "/filing/");

            PartnerTokens.bySecret(HTTP, gateway, "c", "s").token();
            new SessionTokens(HTTP, gateway, "r1", next -> {}).token();

            assertThat(server.asked())
                    .extracting(ScriptedServer.Asked::path)
                    .containsExactly("/filing/oauth2/token", "/filing/api/v1/sessions/refresh");
        }
    }

    private static ScriptedServer.Answer token(String value, int seconds) {
        return json(
                200,
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d,\"scope\":\"a\"}"
                        .formatted(value, seconds));
    }

    private static ScriptedServer.Answer session(String access, String refresh) {
        return json(
                200, "{\"accessToken\":\"%s\",\"refreshToken\":\"%s\",\"expiresIn\":600}".formatted(access, refresh));
    }
}
