package cn.icpfiling.verification.evidence;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many raw answers an account is shown in an hour of the machine's clock, over all replicas: the database counts. */
@ApplicationScoped
class RevealPace {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Sql sql;
    private final Clock machine;
    private final int perHour;

    RevealPace(
            Sql sql,
            @MachineClock Clock machine,
            @ConfigProperty(name = "icp.verification.reveals-an-hour", defaultValue = "60") int perHour) {
        this.sql = sql;
        this.machine = machine;
        this.perHour = perHour;
    }

    private record Count(Instant since, long events) {}

    /** Counts one in a transaction of its own, or refuses it (TOO_MANY_REQUESTS with the time to wait). */
    void count(UUID account) {
        var now = machine.instant().truncatedTo(ChronoUnit.MICROS);
        var counted = sql.inTransaction(() -> add(account, now));
        if (counted.events() > perHour) {
            throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS)
                    .retryAfter(Duration.between(now, counted.since().plus(WINDOW)));
        }
    }

    /** Set from left to right: the count is judged by the hour as it was. The row stays locked until it is read. */
    private Count add(UUID account, Instant now) {
        var over = now.minus(WINDOW);
        sql.update("""
                INSERT INTO evidence_reveals (account, since, events) VALUES (?, ?, 1)
                ON DUPLICATE KEY UPDATE
                  events = CASE WHEN since <= ? THEN 1 ELSE events + 1 END,
                  since  = CASE WHEN since <= ? THEN ? ELSE since END""", account, now, over, over, now);
        return sql.first(
                        row -> new Count(
                                row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC), row.getLong(2)),
                        "SELECT since, events FROM evidence_reveals WHERE account = ?",
                        account)
                .orElseThrow();
    }
}
