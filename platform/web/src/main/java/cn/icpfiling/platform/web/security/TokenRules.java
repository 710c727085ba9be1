package cn.icpfiling.platform.web.security;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.web.Environment;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What MicroProfile JWT does not check: the token is an access token ({@code typ at+jwt}) of somebody, issued already and shown
 * once in the request, and it is meant for this door: {@code icp-internal} opens /internal/ only, {@code icp-api} everything else
 * only, both in the environment they were issued in. And the session it is of goes on.
 */
@Singleton
final class TokenRules implements SecurityIdentityAugmentor {

    private static final String TYPE = "at+jwt";
    private static final String INTERNAL_PATH = "/internal/";
    private static final String INTERNAL = "icp-internal";
    private static final String API = "icp-api";

    /** How far apart clocks of two machines may be. */
    private static final Duration APART = Duration.ofSeconds(60);

    private final EndedSessions ended;
    private final Environment environment;
    private final Clock clock;

    TokenRules(EndedSessions ended, Environment environment, @MachineClock Clock clock) {
        this.ended = ended;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity);
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token))
            return Uni.createFrom().item(identity);
        return fault(token, HttpSecurityUtils.getRoutingContextAttribute(attributes))
                .map(fault -> Uni.createFrom().<SecurityIdentity>failure(fault))
                .orElseGet(() -> Uni.createFrom().item(identity));
    }

    /**
     * Why the token does not open this door now.
     *
     * @param request null where none is known: then it is not a door inside
     */
    Optional<AuthenticationFailedException> fault(JsonWebToken token, RoutingContext request) {
        var audience = request != null && request.normalizedPath().startsWith(INTERNAL_PATH) ? INTERNAL : API;
        if (!TYPE.equalsIgnoreCase(typeOf(token))) return refusal("not an access token");
        if (!audiences(token).contains(audience)) return refusal("meant for another door");
        if (token.getSubject() == null) return refusal("of nobody");
        Long issued = token.getClaim(Claims.iat.name());
        if (issued == null || issued > clock.instant().plus(APART).getEpochSecond()) return refusal("not issued yet");
        if (isShownTwice(request)) return refusal("one of several");
        if (!environment.toString().equals(token.getClaim("env"))) {
            return refusal(CommonProblem.TOKEN_OF_OTHER_ENVIRONMENT);
        }
        String session = token.getClaim("sid");
        if (session != null && ended.contains(session)) return refusal(CommonProblem.TOKEN_REVOKED);
        return Optional.empty();
    }

    /** Two that read one request must not each take another token out of it. */
    private static boolean isShownTwice(RoutingContext request) {
        return request != null
                && request.request().headers().getAll(HttpHeaders.AUTHORIZATION).size() > 1;
    }

    private static Set<String> audiences(JsonWebToken token) {
        return token.getAudience() == null ? Set.of() : token.getAudience();
    }

    /** The header is read once, when the token is proven. */
    static String typeOf(JsonWebToken token) {
        if (token instanceof ProvenToken proven) return proven.type();
        var raw = token.getRawToken();
        if (raw == null || raw.indexOf('.') < 0) return "";
        try {
            var header = Base64.getUrlDecoder().decode(raw.substring(0, raw.indexOf('.')));
            return new JsonObject(new String(header, StandardCharsets.UTF_8)).getString("typ", "");
        } catch (IllegalArgumentException | DecodeException unreadable) {
            return "";
        }
    }

    private static Optional<AuthenticationFailedException> refusal(String why) {
        return Optional.of(new AuthenticationFailedException(why));
    }

    private static Optional<AuthenticationFailedException> refusal(CommonProblem why) {
        return Optional.of(new AuthenticationFailedException(new TokenRefused(why)));
    }
}
