package cn.icpfiling.systemtests.storm;

import cn.icpfiling.systemtests.Stack;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.Set;

/**
 * {@code ./icp storm}: 20,000 callers leave, 500 a second, and must leave nothing behind. The latency of a calm caller
 * is judged while 50 a second leave, since one machine with the whole stack cannot carry 500.
 * {@code ./icp bench gateway} judges P17, with the gateway on its own core.
 */
public final class ImpatientCallers {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    /** A replaced material, an order that has changed in the meantime, too many requests at once. */
    private static final Set<Integer> ANSWERS_TO_AN_UPLOAD = Set.of(200, 412, 429, 503);

    private static final double SLOWDOWN = 2;

    private ImpatientCallers() {}

    public static void main(String[] args) throws Exception {
        var plan = new Storm.Plan(
                number("ICP_STORM_SEED", new Random().nextInt(1_000_000)),
                (int) number("ICP_STORM_ABORTS", 20_000),
                (int) number("ICP_STORM_AT_ONCE", 64),
                (int) number("ICP_STORM_A_SECOND", 500),
                (int) number("ICP_STORM_BEARABLE", 50),
                (int) number("ICP_STORM_UPLOADS", 60),
                Duration.ofSeconds(90));
        OUT.printf(
                "ICP_STORM_SEED=%d: %,d callers go away, %d a second, %d at once; then %d uploads in parallel%n",
                plan.seed(), plan.aborts(), plan.aSecond(), plan.atOnce(), plan.uploads());
        var outcome = new Storm(
                        Stack.fromEnvironment(),
                        URI.create(System.getenv("ICP_FILING_URL")).getPort(),
                        plan,
                        told -> OUT.println("  " + told))
                .rages();
        OUT.printf(
                "the calm caller's p99: %.1f ms alone, %.1f ms while %d a second go away (%.1f times), %.1f ms in the storm%n",
                outcome.calmP99(), outcome.bearableP99(), plan.bearable(), outcome.slowdown(), outcome.stormP99());
        outcome.failures().stream()
                .limit(20)
                .forEach(failure -> OUT.println("VIOLATION the calm caller got " + failure));
        outcome.grown().forEach(grown -> OUT.println("VIOLATION " + grown));
        var answered = ANSWERS_TO_AN_UPLOAD.containsAll(outcome.uploads().keySet());
        if (!answered) {
            OUT.println("VIOLATION uploads were answered with " + outcome.uploads());
        }
        if (outcome.slowdown() > SLOWDOWN) {
            OUT.println("VIOLATION the calm caller waited too long");
        }
        var holds =
                outcome.failures().isEmpty() && outcome.grown().isEmpty() && answered && outcome.slowdown() <= SLOWDOWN;
        OUT.println(holds ? "0 violations" : "It does not hold; again: ICP_STORM_SEED=" + plan.seed());
        System.exit(holds ? 0 : 1);
    }

    private static long number(String name, long otherwise) {
        var told = System.getenv(name);
        return told == null || told.isBlank() ? otherwise : Long.parseLong(told);
    }
}
