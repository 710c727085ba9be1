package cn.icpfiling.platform.web.transfer;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The part of the heap that all transfers in progress may use together. */
final class HeapBudget {

    private static final int UNIT = 1 << 10;

    private final Semaphore kibibytes;

    HeapBudget(long bytes) {
        this.kibibytes = new Semaphore((int) Math.min(Integer.MAX_VALUE, bytes / UNIT));
    }

    /** The share of one transfer. */
    final class Share {

        private final int units;

        private Share(int units) {
            this.units = units;
        }

        void giveBack() {
            kibibytes.release(units);
        }
    }

    Optional<Share> take(int bytes) {
        var units = Math.ceilDiv(bytes, UNIT);
        return kibibytes.tryAcquire(units) ? Optional.of(new Share(units)) : Optional.empty();
    }

    long free() {
        return (long) kibibytes.availablePermits() * UNIT;
    }
}
