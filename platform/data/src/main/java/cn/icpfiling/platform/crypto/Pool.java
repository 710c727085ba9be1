package cn.icpfiling.platform.crypto;

import java.security.GeneralSecurityException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Keeps objects that are expensive to create and serve one thread at a time. Not a thread-local: a virtual thread lives
 * for one request and would create its own object each time.
 */
final class Pool<T> {
    private static final int MOST_IDLE = 64;

    private final BlockingQueue<T> idle = new ArrayBlockingQueue<>(MOST_IDLE);
    private final Maker<T> maker;

    Pool(Maker<T> maker) {
        this.maker = maker;
    }

    /** Creates an object. */
    interface Maker<T> {
        T make() throws GeneralSecurityException;
    }

    /** Uses an object. */
    interface Use<T, R> {
        R with(T thing) throws GeneralSecurityException;
    }

    /** An object whose use failed is not used again. */
    <R> R use(Use<T, R> use) throws GeneralSecurityException {
        var thing = idle.poll();
        if (thing == null) {
            thing = maker.make();
        }
        var result = use.with(thing);
        keep(thing);
        return result;
    }

    /** When the pool is full, the object is left to the garbage collector. */
    @SuppressWarnings("CheckReturnValue")
    private void keep(T thing) {
        idle.offer(thing);
    }
}
