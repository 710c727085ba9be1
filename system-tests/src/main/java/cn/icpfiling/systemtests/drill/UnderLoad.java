package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.chaos.JudgedFilings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A stack that works while an operator acts on it: callers of every service, and websites that are filed meanwhile and judged
 * afterwards.
 */
final class UnderLoad {

    static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int SHOWN = 20;
    private static final int ACCOUNTS = 20;
    private static final int FILINGS_AT_ONCE = 1;

    private final Load load;
    private final JudgedFilings filings;

    UnderLoad(Stack stack) {
        this.load = new Load(stack);
        this.filings = new JudgedFilings(
                stack, ACCOUNTS, PATIENCE, stack.logs().resolve("drill.ndjson"), told -> OUT.println("  " + told));
    }

    /** What the callers saw, and what does not hold for the websites that were filed. */
    record Seen(Load.Seen callers, JudgedFilings.Judged judged) {

        /** Every website that was begun came to its number, with each of its events once and in order. */
        boolean nothingIsLost() {
            return judged.violations().isEmpty() && callers.filings() > 0;
        }

        boolean noRequestFailed() {
            return callers.failures().isEmpty() && judged.unanswered() == 0;
        }
    }

    /** Returns when all callers have been at work for a moment. */
    void begins() throws InterruptedException {
        load.begins();
        filings.beginWithoutEnd(FILINGS_AT_ONCE);
        TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
    }

    int failures() {
        return load.failures();
    }

    /** Ends the callers, judges the websites, and prints both. */
    Seen ends() throws InterruptedException {
        var callers = load.ends();
        var judged = filings.end();
        callers.failures().stream().limit(SHOWN).forEach(failure -> OUT.println("FAILED " + failure));
        OUT.printf(
                "%d turns of callers, %d websites filed, %d failed%n",
                callers.turns(), callers.filings(), callers.failures().size());
        judged.violations().forEach(violation -> OUT.println("VIOLATION " + violation));
        OUT.printf(
                "%d more websites whose events were read: %d events, %d requests without an answer, %d violations%n",
                judged.filings(),
                judged.events(),
                judged.unanswered(),
                judged.violations().size());
        return new Seen(callers, judged);
    }

    static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
