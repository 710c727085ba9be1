package cn.icpfiling.gateway.limits;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Where a caller stands by the quota that is nearest to its end, or that has ended.
 *
 * @param left the requests that are left; negative, the nanoseconds to wait, if the request is refused
 */
record Standing(Policy policy, long left) {

    boolean isRefusal() {
        return left < 0;
    }

    Duration patience() {
        return Duration.ofNanos(-left);
    }

    /** Returns the value of RateLimit: what is left, and in how many seconds the quota is whole again. */
    String described(Times times) {
        return "\"" + policy.name() + "\";r=" + Math.max(0, left) + ";t=" + secondsUntilWhole(times);
    }

    private long secondsUntilWhole(Times times) {
        if (policy.ofDay()) {
            return times.secondsLeftOfDay();
        }
        if (policy.quota() <= 0) {
            return policy.seconds();
        }
        var taken = policy.quota() - Math.max(0, Math.min(left, policy.quota()));
        return Math.ceilDiv(taken * policy.nanosBetween(), TimeUnit.SECONDS.toNanos(1));
    }
}
