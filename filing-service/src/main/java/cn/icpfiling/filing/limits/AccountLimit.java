package cn.icpfiling.filing.limits;

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

/**
 * How often an account may do something in an hour of the machine's clock, over all replicas: the database counts. One row an
 * account and kind, so nothing piles up; an hour begins with the first event after the last one is over.
 */
@ApplicationScoped
public class AccountLimit {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Sql sql;
    private final Clock clock;

    AccountLimit(Sql sql, @MachineClock Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What is counted. */
    public enum Kind {
        TYPE_CHECK,
        CAPTCHA,
        REVEAL,
        /** Of a holder, whoever looks. */
        CONFIRMATION,
        PAPER_LINK,
        PHONE_LINK,
        OFFLINE_CASE,
        OFFLINE_FORM,
        /** Of a service, whoever tries. */
        FILING_PASSWORD,
        BULK_ORDERS
    }

    private record Count(Instant since, long events) {}

    /**
     * Counts one event, or refuses it (TOO_MANY_REQUESTS with the time to wait). Counted in a transaction of its own: what
     * is refused or fails afterwards has been tried all the same.
     */
    public void count(UUID account, Kind kind, int most) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var counted = sql.inTransaction(() -> add(account, kind, now));
        if (counted.events() > most) {
            throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS)
                    .retryAfter(Duration.between(now, counted.since().plus(WINDOW)));
        }
    }

    /** Set from left to right: the count is judged by the hour as it was. The row stays locked until it is read. */
    private Count add(UUID account, Kind kind, Instant now) {
        var over = now.minus(WINDOW);
        sql.update("""
                INSERT INTO account_limits (account, kind, since, events) VALUES (?, ?, ?, 1)
                ON DUPLICATE KEY UPDATE
                  events = CASE WHEN since <= ? THEN 1 ELSE events + 1 END,
                  since  = CASE WHEN since <= ? THEN ? ELSE since END""", account, kind.name(), now, over, over, now);
        return sql.first(
                        row -> new Count(
                                row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC), row.getLong(2)),
                        "SELECT since, events FROM account_limits WHERE account = ? AND kind = ?",
                        account,
                        kind.name())
                .orElseThrow();
    }
}
