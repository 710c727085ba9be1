package cn.icpfiling.platform.web.security;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The claims of a token that held. The library's own answers each look at a claim that is not in the standard by an exception
 * which it catches itself; here a look is a look.
 *
 * @param type as its header says, {@code at+jwt} for an access token; empty where it says none
 */
record ProvenToken(String name, String type, Map<String, Object> claims) implements JsonWebToken {

    static ProvenToken of(JsonWebToken token) {
        var claims = new HashMap<String, Object>();
        token.getClaimNames().forEach(name -> claims.put(name, token.getClaim(name)));
        return new ProvenToken(token.getName(), TokenRules.typeOf(token), Map.copyOf(claims));
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
