package cn.icpfiling.platform.database;

import cn.icpfiling.platform.id.Ids;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The right to do what only one process may do at a time. The database's clock, one for all replicas, says when the lease ends. The
 * holder counts from before it asked, so the holder always believes that the lease ends a little sooner.
 *
 * <p>Each holder has a fencing token that is larger than the token of the holder before. A write that runs in {@link #fenced} is one
 * transaction with the proof of the token, so a holder that stalled and lost its lease cannot write after the new holder.
 *
 * <p>One thread uses an instance.
 */
public final class Lease {

    private static final long NO_TOKEN = -1;

    private final Sql sql;
    private final String table;
    private final String name;
    private final Duration length;
    private final String holder = Ids.next().toString();
    private long token = NO_TOKEN;
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
        return token != NO_TOKEN && left().isPositive();
    }

    public Duration left() {
        return Duration.ofNanos(endsNanos - System.nanoTime());
    }

    /** The fencing token, larger with each holder. It stays known after the lease ran out, until a write was refused. */
    public long token() {
        if (token == NO_TOKEN) {
            throw new IllegalStateException("this process does not hold the lease " + name);
        }
        return token;
    }

    /** Takes the lease if it is free. */
    public boolean acquire() {
        var asked = System.nanoTime();
        var won = UnitOfWork.in(() -> {
            var free = sql.update(
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

    /**
     * Renews the lease if a quarter of its length has passed, also one that ran out and that no other process took. False when this
     * process does not hold the lease, or not any more.
     */
    public boolean keep() {
        var fresh = left().compareTo(length.multipliedBy(3).dividedBy(4)) >= 0;
        return token != NO_TOKEN && (fresh || renewing(() -> {}));
    }

    /** Like {@link #fenced}, for work without a result. False when another process holds the lease. */
    public boolean renewing(Runnable work) {
        return fenced(() -> {
                    work.run();
                    return true;
                })
                .isPresent();
    }

    /**
     * Renews the lease for its full length and does the work in the same transaction. The row of the lease stays locked until the
     * transaction ends, so no other process takes the lease in between. Collisions repeat the work.
     *
     * @return empty when another process holds the lease; then nothing was written
     */
    public <T> Optional<T> fenced(Supplier<T> work) {
        var asked = System.nanoTime();
        var done = UnitOfWork.in(() -> {
            var mine = sql.update(
                    "UPDATE " + table + " SET expires_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND "
                            + "WHERE name = ? AND token = ?",
                    length.toNanos() / 1000,
                    name,
                    token);
            return mine == 1 ? Optional.of(work.get()) : Optional.<T>empty();
        });
        if (done.isPresent()) {
            endsNanos = asked + length.toNanos();
        } else {
            token = NO_TOKEN;
        }
        return done;
    }

    /** Gives the lease back, so that the next process need not wait for its end. */
    public void release() {
        if (token != NO_TOKEN) {
            sql.update(
                    "UPDATE " + table + " SET expires_at = UTC_TIMESTAMP(6) WHERE name = ? AND token = ?", name, token);
            token = NO_TOKEN;
        }
    }
}
