package cn.icpfiling.account.clients;

import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides when a new credential expires. */
@ApplicationScoped
class CredentialLife {

    private final Clock clock;
    private final Duration usual;
    private final Duration longest;

    CredentialLife(
            @MachineClock Clock clock,
            @ConfigProperty(name = "icp.credentials.life") Duration usual,
            @ConfigProperty(name = "icp.credentials.longest-life") Duration longest) {
        this.clock = clock;
        this.usual = usual;
        this.longest = longest;
    }

    /** @param wanted null for the usual life */
    Instant end(Instant wanted) {
        var now = clock.instant();
        if (wanted == null) {
            return now.plus(usual).truncatedTo(ChronoUnit.SECONDS);
        }
        if (!wanted.isAfter(now) || wanted.isAfter(now.plus(longest))) {
            throw ProblemException.broken(
                    List.of(Violation.of("/expiresAt", "EXPIRY_OUT_OF_RANGE", null, longest.toDays())));
        }
        return wanted.truncatedTo(ChronoUnit.SECONDS);
    }
}
