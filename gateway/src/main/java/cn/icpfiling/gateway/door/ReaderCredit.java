package cn.icpfiling.gateway.door;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long an answer may still wait for its caller before the caller counts as one who does not read. Waiting uses it up, and each second's
 * worth of bytes that the caller takes in gives a second back, but it is never more than at the start. So megabytes that the buffers on the
 * way swallow at once, or that were read long ago, count no more than a few seconds of reading.
 */
final class ReaderCredit {

    private final long most;
    private final int bytesASecond;
    private long left;

    ReaderCredit(Duration most, int bytesASecond) {
        this.most = most.toNanos();
        this.bytesASecond = bytesASecond;
        this.left = this.most;
    }

    /**
     * A wait is over, since the caller has taken in what was sent.
     *
     * @param nanos how long the answer waited
     */
    void tookIn(long bytes, long nanos) {
        var rest = Math.max(0, left - nanos);
        left = Math.min(most, rest + bytes * TimeUnit.SECONDS.toNanos(1) / bytesASecond);
    }

    /** @param nanos how long the answer has been waiting by now; 0 if it does not wait */
    boolean isUsedUp(long nanos) {
        return nanos >= left;
    }
}
