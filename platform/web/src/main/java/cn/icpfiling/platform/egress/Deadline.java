package cn.icpfiling.platform.egress;

import java.time.Duration;

/** The time that a request still has, on the machine's clock. */
final class Deadline {

    private static final long STEP_NANOS = 5_000_000;

    private final long at;
    private final Duration silence;
    private long asked;
    private boolean hasAsked;

    Deadline(Duration whole, Duration silence) {
        this.at = System.nanoTime() + whole.toNanos();
        this.silence = silence;
    }

    long nanosLeft() {
        return at - System.nanoTime();
    }

    /** Returns how long the next step may be silent, in milliseconds, at least 1. */
    int patience() throws FetchFault {
        var left = Math.min(nanosLeft(), silence.toNanos());
        if (left <= 0) {
            throw new FetchFault(FetchOutcome.TOO_SLOW, "WHOLE");
        }
        return (int) Math.max(1, Duration.ofNanos(left).toMillis());
    }

    /** Also true some milliseconds before: a socket's timeout has no finer steps. */
    boolean isOver() {
        return nanosLeft() <= STEP_NANOS;
    }

    /** The next host is asked now: it is not to blame for the time before. */
    void asks() {
        asked = System.nanoTime();
        hasAsked = true;
    }

    /** How long the last host has been asked; zero if none was. */
    Duration took() {
        return hasAsked ? Duration.ofNanos(System.nanoTime() - asked) : Duration.ZERO;
    }
}
