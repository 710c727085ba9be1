package cn.icpfiling.platform.web.transfer;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;

/** The caller of an upload. A wait for this caller ends as soon as the connection is closed. */
public final class Caller {

    private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

    private Thread waiting;
    private boolean gone;

    /** A wait that may be interrupted. */
    public interface Wait<T> {
        T await() throws InterruptedException;
    }

    /** Waits until the wait or the connection ends. Outside an upload it is a plain wait. */
    public static <T> T await(Wait<T> wait) throws InterruptedException {
        return CURRENT.isBound() ? CURRENT.get().awaitWhilePresent(wait) : wait.await();
    }

    <R> R runWith(Channel connection, ScopedValue.CallableOp<R, RuntimeException> work) {
        GenericFutureListener<Future<Void>> closed = _ -> leave();
        connection.closeFuture().addListener(closed);
        try {
            return ScopedValue.where(CURRENT, this).call(work);
        } finally {
            // The connection outlives the request.
            connection.closeFuture().removeListener(closed);
        }
    }

    private <T> T awaitWhilePresent(Wait<T> wait) throws InterruptedException {
        arrive();
        try {
            return wait.await();
        } finally {
            depart();
        }
    }

    private synchronized void arrive() throws InterruptedException {
        if (gone) {
            throw new InterruptedException("the caller is gone");
        }
        waiting = Thread.currentThread();
    }

    /** After this call the end of the connection does not interrupt the thread any more. */
    private synchronized void depart() {
        waiting = null;
        if (gone) {
            Thread.interrupted();
        }
    }

    synchronized void leave() {
        gone = true;
        if (waiting != null) {
            waiting.interrupt();
        }
    }
}
