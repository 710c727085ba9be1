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

/** The caller of the current request, according to its token. */
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

    /** Reads the token once per request, because the library throws and catches an exception for each custom claim. */
    public Actor get() {
        if (actor == null) {
            actor = read();
        }
        return actor;
    }

    private Actor read() {
        if (identity.isAnonymous()) {
            throw new ProblemException(CommonProblem.UNAUTHENTICATED);
        }
        var principal = identity.getPrincipal();
        if (principal instanceof ActorPrincipal known) {
            return known.actor();
        }
        return principal instanceof JsonWebToken token
                ? of(token, identity.getRoles())
                : new Actor(idOf(principal.getName()), null, identity.getRoles());
    }

    /** Returns the actor that the token names. */
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

    /**
     * Returns the caller's account. Refuses a service that acts for itself and a partner, because neither has an
     * account.
     */
    public UUID account() {
        var account = get().account();
        if (account == null) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return account;
    }

    /** Returns the id of the account or partner that the token names. Refuses a service that acts for itself. */
    public UUID caller() {
        var caller = get().id();
        if (caller == null) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return caller;
    }

    private static UUID idOf(String claim) {
        if (claim == null) {
            return null;
        }
        try {
            return Ids.parse(claim);
        } catch (IllegalArgumentException service) {
            return null;
        }
    }

    /** A claim that is not text contains no words. */
    private static Set<String> wordsOf(Object claim) {
        return claim instanceof String text && !text.isBlank()
                ? Set.copyOf(List.of(text.strip().split(" +")))
                : Set.of();
    }
}
