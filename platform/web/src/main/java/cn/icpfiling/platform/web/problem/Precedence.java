package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/**
 * Restores the order of checks where the framework has another one. The framework checks the form of a request (400,
 * 415) before a use case can check access, and the media type even before the token. Only refused requests pay for
 * these checks.
 */
@Singleton
final class Precedence {

    private static final int BAD_REQUEST = 400;

    private final List<Visibility> visibilities;
    private final AllowedMethods methods;
    private final SecurityIdentity identity;
    private final RequiredScope scope;
    private final RequiredRight right;
    private final RequiredFactor factor;

    Precedence(
            @All List<Visibility> visibilities,
            AllowedMethods methods,
            SecurityIdentity identity,
            RequiredScope scope,
            RequiredRight right,
            RequiredFactor factor) {
        this.visibilities = visibilities;
        this.methods = methods;
        this.identity = identity;
        this.scope = scope;
        this.right = right;
        this.factor = factor;
    }

    /** Returns this refusal, or the one that takes precedence. */
    ProblemException first(ProblemException refusal, RoutingContext request) {
        if (refusal.type() != CommonProblem.UNSUPPORTED_MEDIA_TYPE
                && refusal.type().status() != BAD_REQUEST) {
            return refusal;
        }
        try {
            if (refusal.type() == CommonProblem.UNSUPPORTED_MEDIA_TYPE) {
                requireRoleAndScope(request);
            }
            visibilities.forEach(visibility -> visibility.require(request.normalizedPath()));
            return refusal;
        } catch (ProblemException earlier) {
            return earlier;
        }
    }

    /** Repeats the checks of token, role, scope, a member's right and second factor that the request has not reached. */
    private void requireRoleAndScope(RoutingContext request) {
        var method = methods.of(request.request().method().name(), request.normalizedPath());
        var roles = method.flatMap(RequiredScope::rolesOf);
        if (roles.isEmpty()) {
            return;
        }
        if (identity.isAnonymous()) {
            throw new ProblemException(CommonProblem.UNAUTHENTICATED);
        }
        if (Arrays.stream(roles.get().value()).noneMatch(identity::hasRole)) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        scope.require(method.get());
        right.require(method.get());
        factor.require(method.get());
    }
}
