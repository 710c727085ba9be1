package cn.icpfiling.platform.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Two transactions used the same rows and the database rolled one of them back. Neither is wrong, so the loser runs
 * again. 1205 is a lock wait time-out, 1213 a deadlock, 1020 a changed record under snapshot isolation.
 */
public final class Collisions {
    private static final Set<Integer> CODES = Set.of(1020, 1205, 1213);
    private static final int TRIES = 6;

    private Collisions() {}

    /** Runs a whole transaction, and again after a collision. The work must open and end the transaction itself. */
    static <T> T retried(Supplier<T> transaction) {
        for (var attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException failure) {
                if (attempt == TRIES || !isCollision(failure)) {
                    throw failure;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(5L, 20L * attempt)));
            }
        }
    }

    public static boolean isCollision(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(cause -> cause instanceof SQLException sql && CODES.contains(sql.getErrorCode()));
    }
}
