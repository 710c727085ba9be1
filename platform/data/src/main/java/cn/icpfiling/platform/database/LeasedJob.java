package cn.icpfiling.platform.database;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** A job that one replica runs at a time, for the scheduler; {@link LeasedLoop} is for work that never ends. */
public final class LeasedJob {

    private final Sql sql;
    private final String table;
    private final String name;
    private final Duration length;
    private final ReentrantLock oneInThisProcess = new ReentrantLock();

    /**
     * @param table name of a table (name, token, holder, expires_at)
     * @param name its row
     * @param length how long a killed process keeps the others from the job
     */
    public LeasedJob(Sql sql, String table, String name, Duration length) {
        this.sql = sql;
        this.table = table;
        this.name = name;
        this.length = length;
    }

    /**
     * As {@link #run}, if no process ran the work, or failed in it, within this time. Two that ask in the same moment may both run it, one
     * after the other.
     */
    public void runAfter(Duration pause, Consumer<Lease> work) {
        var isDue = sql.first(
                        row -> true,
                        "SELECT 1 FROM " + table
                                + " WHERE name = ? AND expires_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND",
                        name,
                        pause.toSeconds())
                .isPresent();
        if (isDue) {
            run(work);
        }
    }

    /**
     * Runs the work if no other process does. Work that takes longer than the lease calls {@link Lease#keep} in between and ends when the
     * answer is no. A second call in this process waits for the first.
     */
    public void run(Consumer<Lease> work) {
        oneInThisProcess.lock();
        try {
            var lease = new Lease(sql, table, name, length);
            if (lease.acquire()) {
                try {
                    work.accept(lease);
                } finally {
                    lease.release();
                }
            }
        } finally {
            oneInThisProcess.unlock();
        }
    }
}
