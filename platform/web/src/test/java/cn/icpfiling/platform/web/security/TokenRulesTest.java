package cn.icpfiling.platform.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.web.Environment;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TokenRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @ParameterizedTest
    @EnumSource(Environment.class)
    void a_token_is_accepted_in_its_own_environment_and_in_no_other(Environment here) {
        var rules = new TokenRules(session -> false, here, CLOCK, false);

        for (var issued : Environment.values()) {
            var fault = problem(rules, token(Map.of("env", issued.toString())), null);

            assertThat(fault)
                    .as("a token of %s in %s", issued, here)
                    .isEqualTo(
                            issued == here ? Optional.empty() : Optional.of(CommonProblem.TOKEN_OF_OTHER_ENVIRONMENT));
        }
        assertThat(problem(rules, token(Map.of()), null)).contains(CommonProblem.TOKEN_OF_OTHER_ENVIRONMENT);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, true",
        "203.0.114.7, false",
        "2001:db8::7, true",
        "2001:db9::7, false",
        "::ffff:203.0.113.7, true"
    })
    void a_token_that_names_networks_is_accepted_from_them_only(String address, boolean accepted) {
        var rules = new TokenRules(session -> false, Environment.TEST, CLOCK, true);
        var bound = token(Map.of("env", "test", "nets", "203.0.113.0/24 2001:db8::/32"));

        assertThat(problem(rules, bound, from(address)))
                .isEqualTo(accepted ? Optional.empty() : Optional.of(CommonProblem.TOKEN_OF_OTHER_NETWORK));
    }

    @Test
    void a_token_without_networks_is_accepted_from_everywhere() {
        var rules = new TokenRules(session -> false, Environment.TEST, CLOCK, true);

        assertThat(problem(rules, token(Map.of("env", "test")), from("198.51.100.7")))
                .isEmpty();
    }

    @Test
    void networks_are_not_compared_with_the_address_of_the_gateway() {
        var rules = new TokenRules(session -> false, Environment.TEST, CLOCK, false);

        assertThat(problem(rules, token(Map.of("env", "test", "nets", "203.0.113.0/24")), from("10.1.2.3")))
                .isEmpty();
    }

    @Test
    void an_unknown_address_is_in_no_network() {
        var rules = new TokenRules(session -> false, Environment.TEST, CLOCK, true);

        assertThat(problem(rules, token(Map.of("env", "test", "nets", "203.0.113.0/24")), null))
                .contains(CommonProblem.TOKEN_OF_OTHER_NETWORK);
    }

    @Test
    void a_session_that_ended_is_named_before_the_network() {
        var rules = new TokenRules("over"::equals, Environment.TEST, CLOCK, true);
        var token = token(Map.of("env", "test", "sid", "over", "nets", "203.0.113.0/24"));

        assertThat(problem(rules, token, from("198.51.100.7"))).contains(CommonProblem.TOKEN_REVOKED);
    }

    @Test
    void the_address_that_the_gateway_found_counts_before_that_of_the_connection() {
        var rules = new TokenRules(session -> false, Environment.TEST, CLOCK, true);
        var bound = token(Map.of("env", "test", "nets", "203.0.113.0/24"));

        assertThat(problem(rules, bound, from("10.1.2.3", "203.0.113.7"))).isEmpty();
        assertThat(problem(rules, bound, from("203.0.113.7", "198.51.100.7")))
                .contains(CommonProblem.TOKEN_OF_OTHER_NETWORK);
    }

    private static Optional<CommonProblem> problem(TokenRules rules, ProvenToken token, RoutingContext request) {
        return rules.fault(token, request).map(TokenRefused::behind);
    }

    private static ProvenToken token(Map<String, Object> more) {
        var claims = new HashMap<String, Object>(Map.of(
                "sub",
                "0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3",
                "aud",
                Set.of("icp-api"),
                "groups",
                Set.of("partner"),
                "iat",
                NOW.getEpochSecond(),
                "exp",
                NOW.plusSeconds(600).getEpochSecond()));
        claims.putAll(more);
        return new ProvenToken("0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3", "at+jwt", claims);
    }

    private static RoutingContext from(String address) {
        return from(address, null);
    }

    /** Of the request four methods are used. */
    private static RoutingContext from(String address, String found) {
        var request = Proxy.newProxyInstance(
                HttpServerRequest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "remoteAddress" -> SocketAddress.inetSocketAddress(4711, address);
                    case "headers" -> MultiMap.caseInsensitiveMultiMap();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return (RoutingContext) Proxy.newProxyInstance(
                RoutingContext.class.getClassLoader(),
                new Class<?>[] {RoutingContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "request" -> request;
                    case "normalizedPath" -> "/api/v1/orders";
                    case "get" -> found;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
