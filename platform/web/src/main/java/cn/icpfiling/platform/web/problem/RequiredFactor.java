package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.FreshFactor;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Checks how long ago the person behind a token proved a second factor, for operations with {@link FreshFactor}. */
@Singleton
final class RequiredFactor {

    private final SecurityIdentity identity;
    private final Clock clock;
    private final Map<Method, Optional<Integer>> asked = new ConcurrentHashMap<>();

    RequiredFactor(SecurityIdentity identity, @MachineClock Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    /** Call this after the role check. */
    void require(Method operation) {
        asked.computeIfAbsent(operation, RequiredFactor::minutesOf).ifPresent(this::require);
    }

    private void require(int minutes) {
        if (identity.hasRole(Roles.PARTNER) || identity.hasRole(Roles.SERVICE)) {
            return;
        }
        if (!isFresh(provenAt(), Duration.ofMinutes(minutes))) {
            throw new ProblemException(CommonProblem.STEP_UP_REQUIRED, minutes);
        }
    }

    /** A time in the future is accepted: the issuer's clock may be ahead, and its signature vouches for the claim. */
    private boolean isFresh(long provenAt, Duration age) {
        return provenAt > 0 && clock.instant().minus(age).getEpochSecond() <= provenAt;
    }

    /** Seconds of the epoch; 0 if the token does not say. */
    private long provenAt() {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return 0;
        }
        var claim = token.<Object>getClaim(Claims.auth_time.name());
        return claim instanceof Number seconds ? seconds.longValue() : 0;
    }

    private static Optional<Integer> minutesOf(Method operation) {
        return Optional.ofNullable(operation.getAnnotation(FreshFactor.class)).map(FreshFactor::value);
    }
}
