package cn.icpfiling.platform.web;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Actor;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes the request at hand, as the token says. */
@RequestScoped
public class CurrentActor {

    private static final String CLIENT = "client_id";
    private static final String OWN_ACCOUNT = "own_account";
    private static final String OF_PARTNER = "partner";
    private static final String SCOPE = "scope";

    private final SecurityIdentity identity;
    private Actor actor;

    public CurrentActor(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Read once a request: the library answers each look at a claim of ours by an exception that it catches itself. */
    public Actor get() {
        if (actor == null) actor = read();
        return actor;
    }

    private Actor read() {
        if (identity.isAnonymous()) throw new ProblemException(CommonProblem.UNAUTHENTICATED);
        var principal = identity.getPrincipal();
        if (principal instanceof KnownActor known) return known.actor();
        return principal instanceof JsonWebToken token
                ? of(token, identity.getRoles())
                : new Actor(idOf(principal.getName()), null, identity.getRoles());
    }

    /** Whom a token names. */
    public static Actor of(JsonWebToken token, Set<String> roles) {
        var account = idOf(token.getName());
        var partner = idOf(token.getClaim(OF_PARTNER));
        return new Actor(
                partner == null ? account : null,
                token.getClaim(CLIENT),
                roles,
                idOf(token.getClaim(OWN_ACCOUNT)),
                partner,
                wordsOf(token.<Object>getClaim(SCOPE)));
    }

    /** The caller's account; a service that acts for itself has none and is refused, and so is a partner: it holds nothing. */
    public UUID account() {
        var account = get().account();
        if (account == null) throw new ProblemException(CommonProblem.FORBIDDEN);
        return account;
    }

    /** Whom the token names, account or partner; a service that acts for itself is neither and is refused. */
    public UUID caller() {
        var caller = get().id();
        if (caller == null) throw new ProblemException(CommonProblem.FORBIDDEN);
        return caller;
    }

    private static UUID idOf(String claim) {
        if (claim == null) return null;
        try {
            return Ids.parse(claim);
        } catch (IllegalArgumentException service) {
            return null;
        }
    }

    /** Whatever is no text names nothing. */
    private static Set<String> wordsOf(Object claim) {
        return claim instanceof String text && !text.isBlank()
                ? Set.copyOf(List.of(text.strip().split(" +")))
                : Set.of();
    }
}
