package cn.icpfiling.platform.crypto;

import java.security.GeneralSecurityException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Keeps things that cost more to make than to use and serve one thread at a time. A pool and no thread-local: a virtual
 * thread lives for one request and would make its own each time.
 */
final class Pool<T> {
    private static final int MOST_IDLE = 64;

    private final BlockingQueue<T> idle = new ArrayBlockingQueue<>(MOST_IDLE);
    private final Maker<T> maker;

    Pool(Maker<T> maker) {
        this.maker = maker;
    }

    /** Makes one. */
    interface Maker<T> {
        T make() throws GeneralSecurityException;
    }

    /** Uses one. */
    interface Use<T, R> {
        R with(T thing) throws GeneralSecurityException;
    }

    /** What failed in use is not used again. */
    <R> R use(Use<T, R> use) throws GeneralSecurityException {
        T thing = idle.poll();
        if (thing == null) {
            thing = maker.make();
        }
        R result = use.with(thing);
        keep(thing);
        return result;
    }

    /** Beyond what the pool holds, things are left to the collector. */
    @SuppressWarnings("CheckReturnValue")
    private void keep(T thing) {
        idle.offer(thing);
    }
}
