package cn.icpfiling.legacy.loginlimits;

import cn.icpfiling.legacy.core.ImportProblem;
import cn.icpfiling.legacy.store.TriesTable;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/**
 * Counts tries against limits, by the machine's clock, so that a test clock gives no caller more tries. A try is counted
 * before it is checked, so that parallel tries do not slip through.
 */
@ApplicationScoped
class Tries {

    private static final Duration KEPT = Duration.ofDays(2);

    private final TriesTable table;
    private final Clock clock;

    Tries(TriesTable table, @MachineClock Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    enum Kind {
        OF_ACCOUNT,
        OF_ADDRESS,
        OF_LOGIN_BY_ACCOUNT,
        OF_LOGIN,
        RESETS_OF_ACCOUNT,
        RESETS_OF_ADDRESS,
        LINKS_OF_ADDRESS,
        LINKS_OF_RESET
    }

    /** At most so many tries within a sliding window. */
    record Limit(Kind kind, int most, Duration within) {}

    /** Counts one try. 429 LEGACY_TRIES_PAUSED over the limit, with the seconds to wait. */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(Limit limit, byte[] subject) {
        var now = clock.instant();
        table.lock(limit.kind().name(), subject, now);
        var counted = table.since(limit.kind().name(), subject, now.minus(limit.within()), limit.most());
        if (counted.size() >= limit.most()) {
            var wait = wholeSeconds(Duration.between(now, counted.getLast().plus(limit.within())));
            throw new ProblemException(ImportProblem.LEGACY_TRIES_PAUSED, wait.toSeconds()).retryAfter(wait);
        }
        table.add(limit.kind().name(), subject, now);
    }

    /** Counts one try that no limit refuses. */
    @Transactional(Transactional.TxType.MANDATORY)
    void count(Kind kind, byte[] subject) {
        table.add(kind.name(), subject, clock.instant());
    }

    boolean hasReached(Limit limit, byte[] subject) {
        var since = clock.instant().minus(limit.within());
        return table.since(limit.kind().name(), subject, since, limit.most()).size() >= limit.most();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void forgive(Kind kind, byte[] subject) {
        table.forgive(kind.name(), subject);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void forgiveOne(Kind kind, byte[] subject) {
        table.forgiveOne(kind.name(), subject);
    }

    @Scheduled(identity = "delete-old-tries", every = "1h", delayed = "6m")
    void deleteOld() {
        table.deleteBefore(clock.instant().minus(KEPT));
    }

    private static Duration wholeSeconds(Duration wait) {
        return Duration.ofSeconds(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    }
}
