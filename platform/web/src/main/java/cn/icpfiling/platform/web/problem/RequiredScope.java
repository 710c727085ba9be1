package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.Scope;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Checks the scope of a partner's token. A caller with the partner role always needs the scope, whatever other roles it
 * has.
 */
@Singleton
final class RequiredScope {

    private final SecurityIdentity identity;
    private final CurrentActor actor;
    private final Map<Method, Asked> asked = new ConcurrentHashMap<>();

    /**
     * The annotations of an operation, read once.
     *
     * @param open allows requests without a token
     * @param scope null if the operation names none
     */
    private record Asked(boolean open, String scope) {

        static Asked of(Method operation) {
            var scope = operation.getAnnotation(Scope.class);
            return new Asked(rolesOf(operation).isEmpty(), scope == null ? null : scope.value());
        }
    }

    RequiredScope(SecurityIdentity identity, CurrentActor actor) {
        this.identity = identity;
        this.actor = actor;
    }

    /**
     * Call this after the role check. An operation that names a role and no scope refuses partners. A partner's token
     * without a partner id is refused, too.
     */
    void require(Method operation) {
        var what = asked.computeIfAbsent(operation, Asked::of);
        if (what.open() || !identity.hasRole(Roles.PARTNER)) {
            return;
        }
        if (what.scope() == null || actor.get().partner() == null) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        if (!actor.get().scopes().contains(what.scope())) {
            throw new ProblemException(CommonProblem.SCOPE_MISSING, what.scope());
        }
    }

    /** Empty for an open operation. */
    static Optional<RolesAllowed> rolesOf(Method operation) {
        return Stream.<AnnotatedElement>of(operation, operation.getDeclaringClass())
                .filter(place ->
                        place.isAnnotationPresent(RolesAllowed.class) || place.isAnnotationPresent(PermitAll.class))
                .findFirst()
                .map(place -> place.getAnnotation(RolesAllowed.class));
    }
}
