package cn.icpfiling.inspection.networks;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.regex.Pattern;

/** Lets a partner know its own list only; staff know all. Another's list does not exist, however the request is formed. */
@ApplicationScoped
class NetworkAccess implements Visibility {

    private static final Pattern ONE_LIST = Pattern.compile("/api/v1/provider-networks/([^/]+)(?:/.*)?");

    private final CurrentActor actor;

    NetworkAccess(CurrentActor actor) {
        this.actor = actor;
    }

    @Override
    public void require(String path) {
        var list = ONE_LIST.matcher(path);
        if (list.matches()) {
            requireKnown(id(list.group(1)));
        }
    }

    void requireKnown(UUID provider) {
        var who = actor.get();
        if (who.is(Roles.PARTNER) && !provider.equals(who.partner())) {
            throw new ProblemException(CommonProblem.NOT_FOUND);
        }
    }

    /** Only an administrator decides between two providers. */
    void requireMayTakeOver() {
        if (!actor.get().is(Roles.ADMINISTRATOR)) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }

    private static UUID id(String written) {
        try {
            return Ids.parse(written);
        } catch (IllegalArgumentException none) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(none);
        }
    }
}
