package cn.icpfiling.platform.web.security;

import cn.icpfiling.platform.security.Actor;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.KnownActor;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The claims of a token that held. The library's own answers each look at a claim that is not in the standard by an exception
 * which it catches itself; here a look is a look.
 */
final class ProvenToken implements JsonWebToken, KnownActor {

    private final String name;
    private final String type;
    private final Map<String, Object> claims;
    private volatile Actor actor;

    /** @param type as its header says, {@code at+jwt} for an access token; empty where it says none */
    ProvenToken(String name, String type, Map<String, Object> claims) {
        this.name = name;
        this.type = type;
        this.claims = claims;
    }

    static ProvenToken of(JsonWebToken token) {
        var claims = new HashMap<String, Object>();
        token.getClaimNames().forEach(name -> claims.put(name, token.getClaim(name)));
        return new ProvenToken(token.getName(), TokenRules.typeOf(token), Map.copyOf(claims));
    }

    String type() {
        return type;
    }

    /** Read from the claims once: what a token says stays the same. */
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

    /** What a token opens is not for logs. */
    @Override
    public String toString() {
        return "ProvenToken";
    }
}
