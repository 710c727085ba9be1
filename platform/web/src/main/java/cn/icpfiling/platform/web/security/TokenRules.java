package cn.icpfiling.platform.web.security;

import cn.icpfiling.platform.network.Networks;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.web.Environment;
import cn.icpfiling.platform.web.InternalPath;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Checks what MicroProfile JWT does not. The token is an access token ({@code typ at+jwt}) with a subject, already
 * issued, and sent once in the request. Its audience fits the path: {@code icp-internal} opens only /internal/,
 * {@code icp-api} only all other paths, each in its own environment. Its session has not ended.
 *
 * <p>A token that names networks (claim {@code nets}) is accepted from them only, in processes that know the caller's
 * address: in the gateway, through which every public request comes, and in account-service. The other services see the
 * gateway's address, so {@code icp.tokens.networks} is off there.
 */
@Singleton
final class TokenRules implements SecurityIdentityAugmentor {

    private static final String TYPE = "at+jwt";
    private static final String INTERNAL = "icp-internal";
    private static final String API = "icp-api";
    private static final String NETWORKS = "nets";

    /** Accepted difference between the clocks of two machines. */
    private static final Duration APART = Duration.ofSeconds(60);

    private final EndedSessions ended;
    private final Environment environment;
    private final Clock clock;
    private final boolean checksNetworks;

    TokenRules(
            EndedSessions ended,
            Environment environment,
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.tokens.networks", defaultValue = "false") boolean checksNetworks) {
        this.ended = ended;
        this.environment = environment;
        this.clock = clock;
        this.checksNetworks = checksNetworks;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity);
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        return fault(token, HttpSecurityUtils.getRoutingContextAttribute(attributes))
                .map(fault -> Uni.createFrom().<SecurityIdentity>failure(fault))
                .orElseGet(() -> Uni.createFrom().item(identity));
    }

    /**
     * Returns why the token is not accepted for this request.
     *
     * @param request null if unknown; then the path is not internal
     */
    Optional<AuthenticationFailedException> fault(JsonWebToken token, RoutingContext request) {
        var audience = request != null && InternalPath.isAsked(request) ? INTERNAL : API;
        if (!TYPE.equalsIgnoreCase(typeOf(token))) {
            return refusal("not an access token");
        }
        if (!audiences(token).contains(audience)) {
            return refusal("meant for another door");
        }
        if (token.getSubject() == null) {
            return refusal("of nobody");
        }
        Long issued = token.getClaim(Claims.iat.name());
        if (issued == null || issued > clock.instant().plus(APART).getEpochSecond()) {
            return refusal("not issued yet");
        }
        if (isShownTwice(request)) {
            return refusal("one of several");
        }
        if (!environment.toString().equals(token.getClaim("env"))) {
            return refusal(CommonProblem.TOKEN_OF_OTHER_ENVIRONMENT);
        }
        String session = token.getClaim("sid");
        if (session != null && ended.contains(session)) {
            return refusal(CommonProblem.TOKEN_REVOKED);
        }
        if (checksNetworks && !networks(token).allow(addressOf(request))) {
            return refusal(CommonProblem.TOKEN_OF_OTHER_NETWORK);
        }
        return Optional.empty();
    }

    private static Networks networks(JsonWebToken token) {
        return token instanceof ProvenToken proven ? proven.networks() : networksIn(token);
    }

    static Networks networksIn(JsonWebToken token) {
        var claim = token.<Object>getClaim(NETWORKS);
        return Networks.parse(claim == null ? null : claim.toString());
    }

    /**
     * The gateway finds the caller behind trusted proxies itself. Elsewhere the server has replaced the address of a trusted
     * proxy by the address that the proxy names.
     */
    private static String addressOf(RoutingContext request) {
        var found = request == null ? null : request.<String>get(CallerAddress.KEY);
        if (found != null) {
            return found;
        }
        var address = request == null ? null : request.request().remoteAddress();
        if (address == null) {
            return null;
        }
        // A proxy that writes an IPv6 address in brackets gives a name and no address.
        return address.hostAddress() == null ? address.host() : address.hostAddress();
    }

    /** Refuses a second token: two readers of one request must not take different ones. */
    private static boolean isShownTwice(RoutingContext request) {
        return request != null
                && request.request().headers().getAll(HttpHeaders.AUTHORIZATION).size() > 1;
    }

    private static Set<String> audiences(JsonWebToken token) {
        return token.getAudience() == null ? Set.of() : token.getAudience();
    }

    /** Returns the type in the header, which is read once, when the token is verified. */
    static String typeOf(JsonWebToken token) {
        if (token instanceof ProvenToken proven) {
            return proven.type();
        }
        var raw = token.getRawToken();
        if (raw == null || raw.indexOf('.') < 0) {
            return "";
        }
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
