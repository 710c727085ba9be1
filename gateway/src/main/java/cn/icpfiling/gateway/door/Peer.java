package cn.icpfiling.gateway.door;

import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;

/**
 * One address of a service as one event loop sees it. After several failures in a row its circuit is open: it gets no requests. When
 * it has answered a probe it is half open, and the first request that it answers closes the circuit. Until then it gets one request at a
 * time. Where no other address has a closed circuit it gets all that come in the first two seconds: a cold service answers no sooner, and
 * a sick one, which answers probes only, shall not hold all callers of a service until their time is over.
 *
 * <p>An address that gives a probe no answer is asked again after a second. One that answers probes and fails requests is left alone for
 * longer each time.
 *
 * <p>A fault (500 and above) is a failure only beside an address that is well: if all answer faults, the cause is theirs in common, and
 * leaving one alone helps no caller. Each fault counts one up, each other answer one down, and each fault of another address its share of
 * one (of four addresses a third), so an address is sick that answers more faults than the others do on average and than anything else,
 * while another one answers well.
 */
final class Peer {

    static final int FAILURES_IN_A_ROW = 3;
    /** Fewer would come by chance of several addresses that all answer every third request with a fault. */
    static final int MORE_FAULTS = 8;

    /** From the end of a closed circuit to the first probe, and from one that failed to the next one. */
    static final long FIRST_REST = TimeUnit.SECONDS.toNanos(1);

    static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(30);
    /** Longer than a replica takes to end after its last answer, and to be started again. */
    static final long LEAVES_FOR = TimeUnit.SECONDS.toNanos(30);
    /** A trial that takes longer is no reason to leave the service alone. */
    static final long TRIAL_EVERY = TimeUnit.SECONDS.toNanos(1);
    /** From the first request to a half open address: so long it takes all requests of a service that has no other address. */
    static final long TAKES_ALL_FOR = TimeUnit.SECONDS.toNanos(2);

    enum Circuit {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final RequestOptions options;
    private Circuit circuit = Circuit.CLOSED;
    private int underWay;
    private int failures;
    private int faults;
    private double faultsAhead;
    private long goodElsewhereBefore;
    private long good;
    private long rest = FIRST_REST;
    private long restsUntil;
    private long lastTrial;
    private boolean onTrial;
    private boolean tried;
    private long triedSince;
    private boolean probed;
    private boolean leaves;
    private long lastLeave;

    Peer(RequestOptions options) {
        this.options = options;
    }

    RequestOptions options() {
        return options;
    }

    Circuit circuit() {
        return circuit;
    }

    int underWay() {
        return underWay;
    }

    /** The replica said that it closes the connection (Connection: close), as it does when it is about to end. */
    void leaves(long now) {
        leaves = true;
        lastLeave = now;
    }

    /** How long ago the replica said that it is about to end; a replica that does not leave said so infinitely long ago. */
    long sinceLeave(long now) {
        if (leaves && now - lastLeave >= LEAVES_FOR) {
            leaves = false;
        }
        return leaves ? now - lastLeave : Long.MAX_VALUE;
    }

    boolean maybeTried(long now) {
        return !onTrial || now - lastTrial >= TRIAL_EVERY;
    }

    /** Whether a half open address may take requests beside its trial, since the service has no other. */
    boolean mayTakeAll(long now) {
        return !tried || now - triedSince < TAKES_ALL_FOR;
    }

    void begins(long now) {
        underWay++;
        if (circuit == Circuit.HALF_OPEN && !tried) {
            tried = true;
            triedSince = now;
        }
        if (circuit != Circuit.CLOSED) {
            onTrial = true;
            lastTrial = now;
        }
    }

    void ends() {
        underWay--;
        if (underWay == 0) {
            onTrial = false;
        }
    }

    boolean isWell() {
        return circuit == Circuit.CLOSED && failures == 0 && faults == 0;
    }

    /** The service has answered with something else than a fault. */
    void answered() {
        failures = 0;
        faults = circuit == Circuit.CLOSED ? Math.max(0, faults - 1) : 0;
        faultsAhead = circuit == Circuit.CLOSED ? Math.max(0, faultsAhead - 1) : 0;
        good++;
        close();
    }

    /** How many answers were no faults. */
    long good() {
        return good;
    }

    /**
     * Another address of the service has answered with a fault, so the cause may be theirs in common.
     *
     * @param share one divided by the number of the other addresses, so that several sick ones do not hide one another
     */
    void anotherAnsweredSick(double share) {
        faultsAhead = Math.max(0, faultsAhead - share);
    }

    private void close() {
        if (circuit != Circuit.CLOSED) {
            circuit = Circuit.CLOSED;
            onTrial = false;
            rest = FIRST_REST;
        }
    }

    /**
     * The service has answered with a fault.
     *
     * @param goodElsewhere how many answers of the other addresses were no faults, ever
     * @return whether this fault opens the circuit
     */
    boolean answeredSick(long now, boolean anotherIsWell, long goodElsewhere) {
        failures = 0;
        faults = Math.min(MORE_FAULTS, faults + 1);
        if (!anotherIsWell) {
            faultsAhead = 0;
            close();
            return false;
        }
        if (faultsAhead == 0) {
            goodElsewhereBefore = goodElsewhere;
        }
        faultsAhead = Math.min(MORE_FAULTS, faultsAhead + 1);
        return failed(now, faultsAhead >= MORE_FAULTS && goodElsewhere - goodElsewhereBefore >= MORE_FAULTS);
    }

    /** Returns whether this failure opens the circuit. */
    boolean failed(long now) {
        failures++;
        return failed(now, failures >= FAILURES_IN_A_ROW);
    }

    private boolean failed(long now, boolean tooOften) {
        if (circuit == Circuit.HALF_OPEN) {
            rest = Math.min(LONGEST_REST, 2 * rest);
            open(now);
            return false;
        }
        if (circuit == Circuit.CLOSED && tooOften) {
            open(now);
            return true;
        }
        return false;
    }

    private void open(long now) {
        circuit = Circuit.OPEN;
        onTrial = false;
        restsUntil = now + rest;
    }

    boolean isToBeProbed(long now) {
        return circuit == Circuit.OPEN && !probed && now - restsUntil >= 0;
    }

    void probeBegins() {
        probed = true;
    }

    void probeEnded(boolean good, long now) {
        probed = false;
        if (circuit != Circuit.OPEN) {
            return;
        }
        if (good) {
            circuit = Circuit.HALF_OPEN;
            onTrial = false;
            tried = false;
        } else {
            restsUntil = now + FIRST_REST;
        }
    }
}
