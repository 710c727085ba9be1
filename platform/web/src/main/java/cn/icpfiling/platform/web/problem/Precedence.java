package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order of checks where the framework has another one: it judges the form of a request (400, 415) before anybody can ask
 * whose order that is, and the media type even before the token. What costs something here costs it refused requests only.
 */
@Singleton
final class Precedence {

    private static final int BAD_REQUEST = 400;

    private final List<Visibility> visibilities;
    private final AllowedMethods methods;
    private final SecurityIdentity identity;

    Precedence(@All List<Visibility> visibilities, AllowedMethods methods, SecurityIdentity identity) {
        this.visibilities = visibilities;
        this.methods = methods;
        this.identity = identity;
    }

    /** This refusal, or the one that comes before it. */
    ProblemException first(ProblemException refusal, RoutingContext request) {
        if (refusal.type() != CommonProblem.UNSUPPORTED_MEDIA_TYPE
                && refusal.type().status() != BAD_REQUEST) {
            return refusal;
        }
        try {
            if (refusal.type() == CommonProblem.UNSUPPORTED_MEDIA_TYPE) requireRole(request);
            visibilities.forEach(visibility -> visibility.require(request.normalizedPath()));
            return refusal;
        } catch (ProblemException earlier) {
            return earlier;
        }
    }

    /** As the framework would have asked, had it come so far. */
    private void requireRole(RoutingContext request) {
        var roles = methods.of(request.request().method().name(), request.normalizedPath())
                .flatMap(Precedence::rolesOf);
        if (roles.isEmpty()) return;
        if (identity.isAnonymous()) throw new ProblemException(CommonProblem.UNAUTHENTICATED);
        if (Arrays.stream(roles.get().value()).noneMatch(identity::hasRole)) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }

    private static Optional<RolesAllowed> rolesOf(Method method) {
        return Stream.<AnnotatedElement>of(method, method.getDeclaringClass())
                .filter(place ->
                        place.isAnnotationPresent(RolesAllowed.class) || place.isAnnotationPresent(PermitAll.class))
                .findFirst()
                .map(place -> place.getAnnotation(RolesAllowed.class));
    }
}
