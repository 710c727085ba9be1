package cn.icpfiling.verification.domainverifications;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.verification.store.DomainVerificationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits how often an account, or a partner for all of its customers, may ask. Each check calls external sources, and
 * reveals whether a guess at a registrant is right. The limit counts the checks that any replica stored and those that
 * run in this one.
 */
@ApplicationScoped
class AskingPace {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();
    private final DomainVerificationRepository verifications;
    private final Clock machine;
    private final int mostAMinute;

    AskingPace(
            DomainVerificationRepository verifications,
            @MachineClock Clock machine,
            @ConfigProperty(name = "icp.verification.most-a-minute", defaultValue = "30") int mostAMinute) {
        this.verifications = verifications;
        this.machine = machine;
        this.mostAMinute = mostAMinute;
    }

    <T> T within(UUID account, Supplier<T> check) {
        var asking = underWay.merge(account, 1, Integer::sum);
        try {
            if (stored(account) + asking > mostAMinute) {
                throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS).retryAfter(WINDOW);
            }
            return check.get();
        } finally {
            underWay.computeIfPresent(account, (unused, count) -> count == 1 ? null : count - 1);
        }
    }

    private long stored(UUID account) {
        var since = machine.instant().minus(WINDOW);
        return UnitOfWork.in(() -> verifications.askedSince(account, since));
    }
}
