package cn.icpfiling.platform.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Two transactions used the same rows and the database rolled one of them back. Neither is wrong, so the loser runs
 * again. 1205 is a lock wait time-out, 1213 a deadlock, 1020 a changed record under snapshot isolation.
 *
 * <p>In a cluster two servers may notice only at COMMIT that both wrote the same row. The one whose transaction came
 * second then rolls it back and says so: 1213 (Galera), 3101 (Group Replication), or 1180 with the storage engine's own
 * code for a deadlock, 149, in its text.
 */
public final class Collisions {
    private static final Set<Integer> CODES = Set.of(1020, 1205, 1213, 3101);
    private static final int COMMIT_FAILED = 1180;
    private static final String BY_DEADLOCK = "Got error 149 ";
    private static final int TRIES = 6;
    private static final Logger LOG = Logger.getLogger(Collisions.class);

    private Collisions() {}

    /** A whole transaction: it begins and ends inside. */
    interface Transaction<T, E extends Exception> {
        T run() throws E;
    }

    /**
     * Runs a transaction, and again after a collision. Any exception is searched for one: the transaction manager throws a
     * checked one when a commit fails.
     */
    static <T, E extends Exception> T retried(Transaction<T, E> transaction) throws E {
        for (var attempt = 1; ; attempt++) {
            try {
                return transaction.run();
            } catch (Exception failure) {
                if (!isCollision(failure)) {
                    throw failure;
                }
                if (attempt == TRIES) {
                    LOG.warnf("A transaction collided %d times and is given up", TRIES);
                    throw failure;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(5L, 20L * attempt)));
            }
        }
    }

    public static boolean isCollision(Throwable failure) {
        return Causes.of(failure).anyMatch(cause -> cause instanceof SQLException sql && isCollision(sql));
    }

    private static boolean isCollision(SQLException failure) {
        return CODES.contains(failure.getErrorCode())
                || (failure.getErrorCode() == COMMIT_FAILED
                        && String.valueOf(failure.getMessage()).contains(BY_DEADLOCK));
    }
}
