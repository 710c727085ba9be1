package cn.icpfiling.platform.web.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What MicroProfile JWT does not check: the token is an access token ({@code typ at+jwt}), and it is meant for this door:
 * {@code icp-internal} opens /internal/ only, {@code icp-api} everything else only. And the session it is of goes on.
 */
@Singleton
final class TokenRules implements SecurityIdentityAugmentor {

    private static final String TYPE = "at+jwt";
    private static final String INTERNAL_PATH = "/internal/";
    private static final String INTERNAL = "icp-internal";
    private static final String API = "icp-api";

    private final EndedSessions ended;

    TokenRules(EndedSessions ended) {
        this.ended = ended;
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
        var request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        var audience = request != null && request.normalizedPath().startsWith(INTERNAL_PATH) ? INTERNAL : API;
        if (!TYPE.equalsIgnoreCase(typeOf(token))) return refuse("not an access token");
        if (!audiences(token).contains(audience)) return refuse("meant for another door");
        String session = token.getClaim("sid");
        if (session != null && ended.contains(session)) {
            return Uni.createFrom().failure(new AuthenticationFailedException(new TokenRevoked()));
        }
        return Uni.createFrom().item(identity);
    }

    private static Set<String> audiences(JsonWebToken token) {
        return token.getAudience() == null ? Set.of() : token.getAudience();
    }

    private static String typeOf(JsonWebToken token) {
        var raw = token.getRawToken();
        if (raw == null || raw.indexOf('.') < 0) return "";
        try {
            var header = Base64.getUrlDecoder().decode(raw.substring(0, raw.indexOf('.')));
            return new JsonObject(new String(header, StandardCharsets.UTF_8)).getString("typ", "");
        } catch (IllegalArgumentException | DecodeException unreadable) {
            return "";
        }
    }

    private static Uni<SecurityIdentity> refuse(String why) {
        return Uni.createFrom().failure(new AuthenticationFailedException(why));
    }
}
