package cn.icpfiling.account.sms;

import cn.icpfiling.platform.time.Backoff;
import java.time.Clock;
import java.time.Instant;

/**
 * Lets a provider rest that failed several times in a row, twice as long after each further failure. After the rest one
 * request tries, and the others wait for its outcome. Each replica finds out by itself.
 */
final class Circuit {

    private final Clock machine;
    private final Backoff backoff;
    private final int failuresToRest;
    private int failures;
    private Instant restsUntil = Instant.MIN;

    Circuit(Clock machine, Backoff backoff, int failuresToRest) {
        this.machine = machine;
        this.backoff = backoff;
        this.failuresToRest = failuresToRest;
    }

    synchronized boolean isResting() {
        return machine.instant().isBefore(restsUntil);
    }

    /** Whether a request may be made now. After a rest the first caller gets it, and the next rest begins for the others. */
    synchronized boolean permits() {
        if (isResting()) {
            return false;
        }
        if (failures >= failuresToRest) {
            rest();
        }
        return true;
    }

    synchronized void worked() {
        failures = 0;
        restsUntil = Instant.MIN;
    }

    synchronized void failed() {
        failures++;
        if (failures >= failuresToRest) {
            rest();
        }
    }

    private void rest() {
        restsUntil = machine.instant().plus(backoff.after(failures - failuresToRest + 1L));
    }
}
