package peer;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.gateway.filter.ratelimit.KeyResolver;
import org.springframework.cloud.gateway.filter.ratelimit.RateLimiter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Spring Cloud Gateway with the duties that the bench asks of the gateway: it verifies the token, counts the request against a limit that
 * is never reached, in memory, and passes it on over kept connections. It verifies each token anew, as Spring Security does by default.
 */
@SpringBootApplication
@EnableWebFluxSecurity
public class SpringPeer {
    private static final String ACCESS_TOKEN = "at+jwt";

    public static void main(String[] arguments) {
        SpringApplication.run(SpringPeer.class, arguments);
    }

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http, ReactiveJwtDecoder decoder) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .authorizeExchange(paths -> paths.anyExchange().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtDecoder(decoder)))
                .build();
    }

    @Bean
    ReactiveJwtDecoder decoder(@Value("${peer.keys}") String keys) {
        var decoder = NimbusReactiveJwtDecoder.withJwkSetUri(keys)
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(
                        new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(ACCESS_TOKEN))))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new JwtTypeValidator(List.of(ACCESS_TOKEN))));
        return decoder;
    }

    @Bean
    RouteLocator routes(
            RouteLocatorBuilder routes, Counts counts, KeyResolver byToken, @Value("${peer.upstream}") String upstream) {
        return routes.routes()
                .route("services", route -> route.path("/api/**")
                        .filters(filters -> filters.requestRateLimiter(
                                limit -> limit.setRateLimiter(counts).setKeyResolver(byToken)))
                        .uri(upstream))
                .build();
    }

    @Bean
    KeyResolver byToken() {
        return exchange -> Mono.just(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
    }

    @Bean
    Counts counts() {
        return new Counts();
    }

    /** A thousand requests a millisecond and caller, which none reaches. */
    static final class Counts implements RateLimiter<Object> {
        private static final long A_SECOND = 1_000_000;

        private final Map<String, AtomicLong> spent = new ConcurrentHashMap<>();

        @Override
        public Map<String, Object> getConfig() {
            return new HashMap<>();
        }

        @Override
        public Class<Object> getConfigClass() {
            return Object.class;
        }

        @Override
        public Object newConfig() {
            return new Object();
        }

        @Override
        public Mono<RateLimiter.Response> isAllowed(String route, String caller) {
            var here = spent.computeIfAbsent(caller + System.currentTimeMillis() / 1000, first -> new AtomicLong());
            var left = A_SECOND - here.incrementAndGet();
            if (spent.size() > 2) {
                spent.clear();
            }
            return Mono.just(new RateLimiter.Response(left >= 0, Map.of("X-RateLimit-Remaining", Long.toString(left))));
        }
    }
}
