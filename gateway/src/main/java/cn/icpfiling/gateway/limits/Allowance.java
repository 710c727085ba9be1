package cn.icpfiling.gateway.limits;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is left of one quota of one subject: one number, which all event loops change without a lock. Of a quota of a minute it is
 * the time by which the quota is whole again (GCRA); of a quota of a day the day and the requests counted on it.
 */
final class Allowance {

    /** The answer of an allowance that was forgotten: it counts no more, so the caller looks for the present one. */
    static final long GONE = Long.MIN_VALUE;

    private static final long COUNT = 0xFFFF_FFFFL;

    private final AtomicLong state = new AtomicLong();

    /** Takes one request. Returns how many are left then; negative, the nanoseconds to wait, if none was. */
    long take(Policy policy, Times times) {
        if (policy.quota() <= 0) {
            return -policy.nanos();
        }
        return policy.ofDay() ? takeOfDay(policy.quota(), times) : takeOfMinute(policy, times.nanos());
    }

    private long takeOfMinute(Policy policy, long now) {
        var between = policy.nanosBetween();
        while (true) {
            var seen = state.get();
            if (seen == GONE) {
                return GONE;
            }
            var next = Math.max(seen, now) + between;
            var room = policy.nanos() - (next - now);
            if (room < 0) {
                return room;
            }
            if (state.compareAndSet(seen, next)) {
                return room / between;
            }
        }
    }

    private long takeOfDay(long quota, Times times) {
        var today = times.day();
        while (true) {
            var seen = state.get();
            if (seen == GONE) {
                return GONE;
            }
            var counted = seen >>> 32 == today ? seen & COUNT : 0;
            if (counted >= quota) {
                return -TimeUnit.SECONDS.toNanos(times.secondsLeftOfDay());
            }
            if (state.compareAndSet(seen, today << 32 | counted + 1)) {
                return quota - counted - 1;
            }
        }
    }

    /** Ends this allowance if it is whole, because a new one is the same. */
    boolean endIfWhole(boolean ofDay, Times times) {
        var seen = state.get();
        if (seen == GONE) {
            return true;
        }
        var whole = ofDay ? seen >>> 32 != times.day() : seen <= times.nanos();
        return whole && state.compareAndSet(seen, GONE);
    }
}
