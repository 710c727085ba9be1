package cn.icpfiling.client;

import cn.icpfiling.client.generated.ApiException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Reads until a state is reached. A review takes days: prefer webhooks there. */
public final class Waiting {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private Waiting() {}

    /** The same with pauses from a quarter of a second to fifteen seconds. */
    public static <T> T until(Predicate<T> done, Call<T> read, Duration patience)
            throws ApiException, InterruptedException, TimeoutException {
        return until(done, read, patience, LONGEST);
    }

    /**
     * Reads until the predicate holds.
     *
     * @param longest the longest pause between two reads
     */
    public static <T> T until(Predicate<T> done, Call<T> read, Duration patience, Duration longest)
            throws ApiException, InterruptedException, TimeoutException {
        var end = System.nanoTime() + patience.toNanos();
        for (var wait = FIRST; ; wait = next(wait, longest)) {
            var seen = read.make();
            if (done.test(seen)) {
                return seen;
            }
            var left = end - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException("Not reached within " + patience);
            }
            Thread.sleep(Math.min(wait.toMillis(), left / 1_000_000 + 1));
        }
    }

    private static Duration next(Duration wait, Duration longest) {
        var next = wait.plus(wait.dividedBy(2));
        return next.compareTo(longest) > 0 ? longest : next;
    }
}
