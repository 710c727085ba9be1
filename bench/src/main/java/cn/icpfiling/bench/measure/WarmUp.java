package cn.icpfiling.bench.measure;

import java.io.PrintStream;

/**
 * Full load before the first pair, run by run, until the rate no longer rises. On one core a JVM compiles for minutes,
 * and its rate meanwhile is not the service's.
 *
 * @param atLeast minimum number of runs
 * @param atMost number of runs after which the first pair begins in any case
 */
public record WarmUp(int atLeast, int atMost) {
    public static final WarmUp ONCE = new WarmUp(1, 1);

    private static final int WITHOUT_GAIN = 5;
    private static final double GAIN = 1.02;

    /** One run at full load. */
    public interface Run {
        /** Returns the answers a second in the run with this number, counted from 0. */
        double perSecond(int run) throws Exception;
    }

    public void until(Run load, PrintStream out) throws Exception {
        var best = 0.0;
        var runs = 0;
        var begun = System.nanoTime();
        for (var without = 0; runs < atMost && (runs < atLeast || without < WITHOUT_GAIN); runs++) {
            var now = load.perSecond(runs);
            without = now > best * GAIN ? 0 : without + 1;
            best = Math.max(best, now);
        }
        out.printf("warm after %,.0f s of full load: %,.0f answers/s%n", (System.nanoTime() - begun) / 1e9, best);
    }
}
