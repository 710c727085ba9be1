package cn.icpfiling.platform.outbox;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import java.time.Duration;
import java.util.Optional;

/**
 * The right to relay, held by one process at a time. Its end is kept by the database's clock, one for all replicas;
 * the holder itself counts from before it asked, so it always thinks it ends a little sooner. The token grows with each
 * holder: what an earlier holder still tries to delete is refused.
 */
final class Lease {
    private static final String NAME = "relay";

    private final Sql sql;
    private final Duration length;
    private final String holder = Ids.next().toString();
    private long token = -1;
    private long endsNanos;

    Lease(Sql sql, Duration length) {
        this.sql = sql;
        this.length = length;
    }

    boolean held() {
        return token >= 0 && left().isPositive();
    }

    Duration left() {
        return Duration.ofNanos(endsNanos - System.nanoTime());
    }

    /** Takes the lease if it is free. */
    boolean acquire() {
        long asked = System.nanoTime();
        Optional<Long> won = sql.inTransaction(() -> {
            int free = sql.update(
                    "UPDATE outbox_lease SET token = token + 1, holder = ?, expires_at = "
                            + "UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND WHERE name = ? AND expires_at < UTC_TIMESTAMP(6)",
                    holder,
                    length.toNanos() / 1000,
                    NAME);
            return free == 0
                    ? Optional.<Long>empty()
                    : sql.first(result -> result.getLong(1), "SELECT token FROM outbox_lease WHERE name = ?", NAME);
        });
        won.ifPresent(taken -> {
            token = taken;
            endsNanos = asked + length.toNanos();
        });
        return won.isPresent();
    }

    /** Holds on for its full length again, and does the work in the same transaction; false when another holds it. */
    boolean renewing(Runnable work) {
        long asked = System.nanoTime();
        boolean still = sql.inTransaction(() -> {
            int mine = sql.update(
                    "UPDATE outbox_lease SET expires_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND "
                            + "WHERE name = ? AND token = ?",
                    length.toNanos() / 1000,
                    NAME,
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
    void release() {
        if (token >= 0) {
            sql.update(
                    "UPDATE outbox_lease SET expires_at = UTC_TIMESTAMP(6) WHERE name = ? AND token = ?", NAME, token);
            token = -1;
        }
    }
}
