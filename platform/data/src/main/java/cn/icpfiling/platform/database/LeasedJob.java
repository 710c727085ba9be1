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
