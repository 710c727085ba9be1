package cn.icpfiling.gateway.limits;

import java.util.concurrent.TimeUnit;

/**
 * So many requests a minute, or on a day of China.
 *
 * <p>A quota of a minute comes back evenly: a caller who was quiet has all of it at once, and then a part of it each second. A quota
 * of a day is whole again at midnight in China, and no day sees more of it.
 *
 * @param name as it stands in the headers
 */
record Policy(String name, long quota, boolean ofDay) {

    private static final long MINUTE = 60;
    private static final long DAY = 86_400;

    static Policy aMinute(String name, long quota) {
        return new Policy(name, quota, false);
    }

    static Policy aDay(String name, long quota) {
        return new Policy(name, quota, true);
    }

    long seconds() {
        return ofDay ? DAY : MINUTE;
    }

    long nanos() {
        return TimeUnit.SECONDS.toNanos(seconds());
    }

    /** Returns the time between two requests of a caller who sends evenly. */
    long nanosBetween() {
        return nanos() / quota;
    }

    /** Returns the policy as an item of RateLimit-Policy. */
    String described() {
        return "\"" + name + "\";q=" + quota + ";w=" + seconds();
    }
}
