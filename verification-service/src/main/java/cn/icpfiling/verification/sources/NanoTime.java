package cn.icpfiling.verification.sources;

import java.util.concurrent.locks.LockSupport;

/** A monotonic clock, and waiting by it. */
interface NanoTime {

    NanoTime OF_THE_MACHINE = new NanoTime() {
        @Override
        public long now() {
            return System.nanoTime();
        }

        @Override
        public void pause(long nanos) throws InterruptedException {
            LockSupport.parkNanos(nanos);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    };

    /** In nanoseconds since any moment. */
    long now();

    /** Waits about so long; may return earlier. */
    void pause(long nanos) throws InterruptedException;
}
