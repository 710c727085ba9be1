package cn.icpfiling.platform.database;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rate limit over all replicas: the number of events within a window of the machine's time. The database counts in
 * one row per key, so the table does not grow with the events. A window begins with the first event after the end of
 * the last window.
 */
public final class WindowCounter {

    private final Sql sql;
    private final Clock machine;
    private final Duration window;
    private final String add;
    private final String read;

    /**
     * @param table a table of the service, with the columns {@code since} (DATETIME(6)) and {@code events}
     * @param key the columns of its primary key
     */
    public WindowCounter(Sql sql, Clock machine, Duration window, String table, List<String> key) {
        this.sql = sql;
        this.machine = machine;
        this.window = window;
        // The database assigns from left to right, so the count uses the old value of since.
        this.add =
                """
                INSERT INTO %s (%s, since, events) VALUES (%s, ?, 1)
                ON DUPLICATE KEY UPDATE
                  events = CASE WHEN since <= ? THEN 1 ELSE events + 1 END,
                  since  = CASE WHEN since <= ? THEN ? ELSE since END""".formatted(table, String.join(", ", key), String.join(", ", Collections.nCopies(key.size(), "?")));
        this.read = "SELECT since, events FROM %s WHERE %s"
                .formatted(table, key.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND ")));
    }

    private record Count(Instant since, long events) {}

    /**
     * Counts one event, or refuses it (TOO_MANY_REQUESTS with the time to wait). Counts in a transaction of its own, so
     * an event that is refused or fails later still counts.
     *
     * @param key values of the key's columns, in their order
     */
    public void count(int most, Object... key) {
        var now = machine.instant().truncatedTo(ChronoUnit.MICROS);
        var counted = UnitOfWork.in(() -> add(now, key));
        if (counted.events() > most) {
            throw new ProblemException(CommonProblem.TOO_MANY_REQUESTS)
                    .retryAfter(Duration.between(now, counted.since().plus(window)));
        }
    }

    /** The row stays locked until it is read. */
    private Count add(Instant now, Object... key) {
        var over = now.minus(window);
        var values = Arrays.copyOf(key, key.length + 4);
        values[key.length] = now;
        values[key.length + 1] = over;
        values[key.length + 2] = over;
        values[key.length + 3] = now;
        sql.update(add, values);
        return sql.first(
                        row -> new Count(
                                row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC), row.getLong(2)),
                        read,
                        key)
                .orElseThrow();
    }
}
