package cn.icpfiling.platform.web;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Actor;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes the request at hand, as the token says. */
@RequestScoped
public class CurrentActor {

    private static final String CLIENT = "client_id";
    private static final String OWN_ACCOUNT = "own_account";

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
        String client = null;
        UUID ownAccount = null;
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            client = token.getClaim(CLIENT);
            ownAccount = accountOf(token.getClaim(OWN_ACCOUNT));
        }
        return new Actor(accountOf(identity.getPrincipal().getName()), client, identity.getRoles(), ownAccount);
    }

    /** The caller's account; a service that acts for itself has none and is refused. */
    public UUID account() {
        var account = get().account();
        if (account == null) throw new ProblemException(CommonProblem.FORBIDDEN);
        return account;
    }

    private static UUID accountOf(String subject) {
        if (subject == null) return null;
        try {
            return Ids.parse(subject);
        } catch (IllegalArgumentException service) {
            return null;
        }
    }
}
