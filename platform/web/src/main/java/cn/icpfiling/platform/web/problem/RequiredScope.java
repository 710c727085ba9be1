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
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a partner's token was issued for an operation. Whoever has the role of a partner is held to it, whatever else it is. */
@Singleton
final class RequiredScope {

    private final SecurityIdentity identity;
    private final CurrentActor actor;

    RequiredScope(SecurityIdentity identity, CurrentActor actor) {
        this.identity = identity;
        this.actor = actor;
    }

    /** To be asked after the role. What names a role and no scope is open to no partner, and neither is a partner without a name. */
    void require(Method operation) {
        if (rolesOf(operation).isEmpty() || !identity.hasRole(Roles.PARTNER)) return;
        var scope = operation.getAnnotation(Scope.class);
        if (scope == null || actor.get().partner() == null) throw new ProblemException(CommonProblem.FORBIDDEN);
        if (!actor.get().scopes().contains(scope.value())) {
            throw new ProblemException(CommonProblem.SCOPE_MISSING, scope.value());
        }
    }

    /** None where the operation is open. */
    static Optional<RolesAllowed> rolesOf(Method operation) {
        return Stream.<AnnotatedElement>of(operation, operation.getDeclaringClass())
                .filter(place ->
                        place.isAnnotationPresent(RolesAllowed.class) || place.isAnnotationPresent(PermitAll.class))
                .findFirst()
                .map(place -> place.getAnnotation(RolesAllowed.class));
    }
}
