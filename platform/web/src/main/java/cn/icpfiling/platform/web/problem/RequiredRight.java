package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.security.Reach;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MemberRight;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks the right of a member's token. An operation that names a role and no right refuses members. */
@Singleton
final class RequiredRight {

    private final CurrentActor actor;
    private final Map<Method, Asked> asked = new ConcurrentHashMap<>();

    /**
     * The annotations of an operation, read once.
     *
     * @param open allows requests without a token
     * @param right null if the operation names none
     */
    private record Asked(boolean open, Right right, Reach reach) {

        static Asked of(Method operation) {
            var open = RequiredScope.rolesOf(operation).isEmpty();
            var marked = operation.getAnnotation(MemberRight.class);
            return marked == null
                    ? new Asked(open, null, Reach.ALL)
                    : new Asked(open, marked.value(), marked.ofAllServices() ? Reach.ALL : Reach.ANY);
        }
    }

    RequiredRight(CurrentActor actor) {
        this.actor = actor;
    }

    /**
     * Call this after the role check. The token of an open operation is not read here: a stale one must not bar a caller.
     * If its use case asks for the actor, {@link CurrentActor} refuses members.
     */
    void require(Method operation) {
        var what = asked.computeIfAbsent(operation, Asked::of);
        if (!what.open()) {
            actor.admit(what.right(), what.reach());
        }
    }
}
