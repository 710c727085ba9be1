package cn.icpfiling.client;

import static cn.icpfiling.client.ScriptedServer.Answer.json;
import static cn.icpfiling.client.ScriptedServer.Answer.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

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
