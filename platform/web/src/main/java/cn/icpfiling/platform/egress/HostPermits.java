package cn.icpfiling.platform.egress;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets so many requests run at a time, and so many per host, for which two more may wait. Both are given back by {@link AutoCloseable#close}. A
 * request asks for its host first, and holds neither while it waits for another host.
 */
final class HostPermits {

    private static final int WAITING_PER_PERMIT = 4;
    private static final int WAITING_PER_HOST = 2;

    private final int most;
    private final int perHost;
    private final Semaphore all;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final Map<String, Integer> busy = new HashMap<>();
    private final Map<String, Integer> waiting = new HashMap<>();

    /** What is given back. */
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    HostPermits(int most) {
        this(most, 1);
    }

    HostPermits(int most, int perHost) {
        this.most = most;
        this.perHost = perHost;
        this.all = new Semaphore(most, true);
    }

    /** @throws FetchFault TOO_BUSY if too many wait already, or if the time passes */
    Permit ofProcess(Deadline deadline) throws FetchFault, InterruptedException {
        if (all.getQueueLength() >= most * WAITING_PER_PERMIT
                || !all.tryAcquire(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS)) {
            throw new FetchFault(FetchOutcome.TOO_BUSY, "PROCESS");
        }
        return all::release;
    }

    /**
     * The caller holds no other host: two requests that are redirected to each other's hosts do not wait for each other.
     *
     * @throws FetchFault TOO_BUSY if two wait for the host already, or if the time passes
     */
    Permit ofHost(String host, Deadline deadline) throws FetchFault, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!enter(host)) {
                await(host, deadline);
            }
        } finally {
            lock.unlock();
        }
        return () -> release(host);
    }

    private void await(String host, Deadline deadline) throws FetchFault, InterruptedException {
        if (waiting.merge(host, 1, Integer::sum) > WAITING_PER_HOST) {
            leave(host);
            throw new FetchFault(FetchOutcome.TOO_BUSY, "HOST");
        }
        try {
            do {
                if (freed.awaitNanos(deadline.nanosLeft()) <= 0) {
                    throw new FetchFault(FetchOutcome.TOO_BUSY, "HOST");
                }
            } while (!enter(host));
        } finally {
            leave(host);
        }
    }

    private boolean enter(String host) {
        if (busy.getOrDefault(host, 0) >= perHost) {
            return false;
        }
        busy.merge(host, 1, Integer::sum);
        return true;
    }

    private void leave(String host) {
        waiting.computeIfPresent(host, (_, count) -> count == 1 ? null : count - 1);
    }

    private void release(String host) {
        lock.lock();
        try {
            busy.computeIfPresent(host, (_, count) -> count == 1 ? null : count - 1);
            freed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int free() {
        return all.availablePermits();
    }
}
