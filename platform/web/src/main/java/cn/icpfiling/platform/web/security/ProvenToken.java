package cn.icpfiling.platform.web.security;

import cn.icpfiling.platform.network.Networks;
import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.web.ActorPrincipal;
import cn.icpfiling.platform.web.CurrentActor;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The claims of a verified token. The library's own class throws and catches an exception for each custom claim; this
 * class only looks it up.
 */
final class ProvenToken implements JsonWebToken, ActorPrincipal {

    private final String name;
    private final String type;
    private final Map<String, Object> claims;
    private final SecurityIdentity identity;
    private final Networks networks;
    private volatile Actor actor;

    /** @param type from the token's header, {@code at+jwt} for an access token; empty if there is none */
    ProvenToken(String name, String type, Map<String, Object> claims) {
        this.name = name;
        this.type = type;
        this.claims = claims;
        this.networks = TokenRules.networksIn(this);
        this.identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(this)
                .addRoles(getGroups())
                .addAttribute(SecurityIdentity.USER_ATTRIBUTE, this)
                .build();
    }

    static ProvenToken of(JsonWebToken token) {
        var claims = new HashMap<String, Object>();
        token.getClaimNames().forEach(name -> claims.put(name, token.getClaim(name)));
        return new ProvenToken(token.getName(), TokenRules.typeOf(token), Map.copyOf(claims));
    }

    String type() {
        return type;
    }

    /** Returns the networks that the token is accepted from, read once. */
    Networks networks() {
        return networks;
    }

    /** Returns the identity that all requests with this token share. It holds neither the token's text nor a request. */
    SecurityIdentity identity() {
        return identity;
    }

    /** Reads the claims once, because a token does not change. */
    @Override
    public Actor actor() {
        var known = actor;
        if (known == null) {
            known = CurrentActor.of(this, getGroups());
            actor = known;
        }
        return known;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String claim) {
        return (T) claims.get(claim);
    }

    @Override
    public Set<String> getGroups() {
        return Objects.requireNonNullElse(getClaim(Claims.groups.name()), Set.of());
    }

    /** Leaves out the claims, which do not belong in logs. */
    @Override
    public String toString() {
        return "ProvenToken";
    }
}
