package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Stack;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** {@code ./icp chaos}: runs filings while filing-service, broker and database are killed. */
public final class Chaos {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Chaos() {}

    public static void main(String[] args) {
        var seed = number("ICP_CHAOS_SEED", new Random().nextInt(1_000_000));
        var plan = new Storm.Plan(
                seed,
                (int) number("ICP_CHAOS_FILINGS", 200),
                (int) number("ICP_CHAOS_FAULTS", 60),
                false,
                (int) number("ICP_CHAOS_AT_ONCE", 8),
                Duration.ofMinutes(5),
                Path.of(System.getenv().getOrDefault("ICP_CHAOS_HISTORY", "chaos-" + seed + ".ndjson")));
        OUT.println("ICP_CHAOS_SEED=%d: %d filings, %d at once, up to %d faults"
                .formatted(seed, plan.filings(), plan.atOnce(), plan.faults()));
        var outcome = new Storm(Stack.fromEnvironment(), plan, told -> OUT.println("  " + told)).rages();
        System.exit(tell(outcome, plan) ? 0 : 1);
    }

    private static boolean tell(Storm.Outcome outcome, Storm.Plan plan) {
        var struck = new Struck(
                outcome.kills(),
                outcome.pauses(),
                plan.faults(),
                (int) number("ICP_CHAOS_FAULTS_LEAST", 0),
                outcome.lasted());
        OUT.println(struck.told());
        OUT.println("%d filings, %d events, %d verdicts, %d records seen again"
                .formatted(
                        outcome.filed().orders().size(),
                        outcome.filed().events().size(),
                        outcome.filed().verdicts().size(),
                        outcome.judgement().duplicates()));
        OUT.println("history: " + plan.history().toAbsolutePath());
        outcome.violations().forEach(violation -> OUT.println("VIOLATION " + violation));
        if (struck.violation().isPresent()) {
            OUT.println("VIOLATION " + struck.violation().get());
            return false;
        }
        var overlooked = outcome.violations().isEmpty()
                ? Arrays.stream(Sabotage.values())
                        .filter(sabotage -> !sabotage.isNoticed(outcome.filed()))
                        .toList()
                : List.of();
        overlooked.forEach(sabotage -> OUT.println("VIOLATION the check overlooks " + sabotage));
        var holds = outcome.violations().isEmpty() && overlooked.isEmpty();
        OUT.println(
                holds
                        ? "0 violations; each of %d sabotages is noticed".formatted(Sabotage.values().length)
                        : "It does not hold; again: ICP_CHAOS_SEED=%d".formatted(plan.seed()));
        return holds;
    }

    static long number(String name, long otherwise) {
        var told = System.getenv(name);
        return told == null || told.isBlank() ? otherwise : Long.parseLong(told);
    }
}
