package cn.icpfiling.account.clients;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A partner's client grants only scopes that its own token carries: neither to a new client, nor by a credential of a client that
 * has more scopes, nor by letting such a client call from more networks. An administrator grants any scope.
 */
@RequestScoped
class OwnScopes {

    private final CurrentActor actor;

    OwnScopes(CurrentActor actor) {
        this.actor = actor;
    }

    /** Whether the caller is a partner's client, which these rules bind. */
    boolean bind() {
        return actor.get().is(Roles.PARTNER);
    }

    void requireAll(Set<String> scopes) {
        if (!bind()) {
            return;
        }
        var beyond = new TreeSet<>(scopes);
        beyond.removeAll(actor.get().scopes());
        if (!beyond.isEmpty()) {
            throw new ProblemException(AccountProblem.SCOPES_BEYOND_OWN, List.copyOf(beyond));
        }
    }
}
