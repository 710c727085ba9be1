package cn.icpfiling.platform.database;

import cn.icpfiling.platform.id.Ids;
import java.time.Duration;
import java.util.Optional;

/**
 * The right to do what only one process may do at a time. Its end is kept by the database's clock, one for all replicas;
 * the holder itself counts from before it asked, so it always thinks it ends a little sooner. The token grows with each
 * holder: what an earlier holder still tries to write is refused.
 */
public final class Lease {

    private final Sql sql;
    private final String table;
    private final String name;
    private final Duration length;
    private final String holder = Ids.next().toString();
    private long token = -1;
    private long endsNanos;

    /**
     * @param table name of a table (name, token, holder, expires_at)
     * @param name its row
     */
    public Lease(Sql sql, String table, String name, Duration length) {
        this.sql = sql;
        this.table = table;
        this.name = name;
        this.length = length;
    }

    public boolean held() {
        return token >= 0 && left().isPositive();
    }

    public Duration left() {
        return Duration.ofNanos(endsNanos - System.nanoTime());
    }

    /** Takes the lease if it is free. */
    public boolean acquire() {
        long asked = System.nanoTime();
        Optional<Long> won = sql.inTransaction(() -> {
            int free = sql.update(
                    "UPDATE " + table + " SET token = token + 1, holder = ?, expires_at = "
                            + "UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND WHERE name = ? AND expires_at < UTC_TIMESTAMP(6)",
                    holder,
                    length.toNanos() / 1000,
                    name);
            return free == 0
                    ? Optional.<Long>empty()
                    : sql.first(result -> result.getLong(1), "SELECT token FROM " + table + " WHERE name = ?", name);
        });
        won.ifPresent(taken -> {
            token = taken;
            endsNanos = asked + length.toNanos();
        });
        return won.isPresent();
    }

    /** Holds on for its full length again, and does the work in the same transaction; false when another holds it. */
    public boolean renewing(Runnable work) {
        long asked = System.nanoTime();
        boolean still = sql.inTransaction(() -> {
            int mine = sql.update(
                    "UPDATE " + table + " SET expires_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND "
                            + "WHERE name = ? AND token = ?",
                    length.toNanos() / 1000,
                    name,
                    token);
            if (mine == 1) {
                work.run();
            }
            return mine == 1;
        });
        if (still) {
            endsNanos = asked + length.toNanos();
        } else {
            token = -1;
        }
        return still;
    }

    /** Gives the lease back, so that the next process need not wait for its end. */
    public void release() {
        if (token >= 0) {
            sql.update(
                    "UPDATE " + table + " SET expires_at = UTC_TIMESTAMP(6) WHERE name = ? AND token = ?", name, token);
            token = -1;
        }
    }
}
