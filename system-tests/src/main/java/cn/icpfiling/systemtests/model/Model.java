package cn.icpfiling.systemtests.model;

import cn.icpfiling.systemtests.Stack;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** {@code ./icp model}: several users act at random, and a model of the lifecycle judges every answer. */
public final class Model {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Model() {}

    public static void main(String[] args) {
        var plan = new Walks.Plan(
                number("ICP_MODEL_SEED", new Random().nextInt(1_000_000)),
                (int) number("ICP_MODEL_USERS", 8),
                (int) number("ICP_MODEL_ROUNDS", 6000),
                true,
                Duration.ofMinutes(number("ICP_MODEL_MINUTES", 20)));
        OUT.println("ICP_MODEL_SEED=%d: %d users, %d rounds or more, a walk of %d minutes at most, all within %d"
                .formatted(
                        plan.seed(),
                        plan.users(),
                        plan.rounds(),
                        plan.atMost().toMinutes(),
                        plan.longest().toMinutes()));
        var limit = new Limit(plan.longest());
        limit.begins(Model::breaksOff);
        var outcome = new Walks(Stack.fromEnvironment(), plan, told -> {
                    limit.reached(told);
                    OUT.println("  " + told);
                })
                .walked();
        System.exit(tell(outcome, plan) ? 0 : 1);
    }

    private static boolean tell(Walks.Outcome outcome, Walks.Plan plan) {
        var coverage = outcome.record().coverage();
        OUT.println(coverage.matrix());
        OUT.println(coverage.told(plan.states()));
        var violations = outcome.record().violations();
        violations.forEach(violation -> OUT.println("VIOLATION " + violation));
        if (!violations.isEmpty()) {
            OUT.println("It does not hold; again: ICP_MODEL_SEED=%d".formatted(plan.seed()));
            return false;
        }
        var gaps = coverage.gaps(plan.states());
        gaps.forEach(gap -> OUT.println("NOT SEEN " + gap));
        if (!gaps.isEmpty() && !outcome.inTime()) {
            OUT.println("The %d minutes of the walk were over before; ICP_MODEL_MINUTES gives it more"
                    .formatted(plan.atMost().toMinutes()));
        }
        var overlooked = lies(sabotage -> !sabotage.overlooked(outcome).isEmpty());
        overlooked.forEach(sabotage -> OUT.println(
                "VIOLATION the judge overlooks %s in %s".formatted(sabotage, sabotage.overlooked(outcome))));
        var untold = lies(sabotage -> !sabotage.couldBeTold(outcome));
        untold.forEach(sabotage -> OUT.println("NOT SEEN a place for the lie " + sabotage));
        OUT.println("0 violations; %d of %d sabotages are noticed"
                .formatted(Sabotage.values().length - overlooked.size() - untold.size(), Sabotage.values().length));
        return gaps.isEmpty() && overlooked.isEmpty() && untold.isEmpty();
    }

    /** Not by exit: what hangs may hold up the hooks of a JVM that ends. */
    private static void breaksOff(String violation) {
        OUT.println("VIOLATION " + violation);
        Runtime.getRuntime().halt(1);
    }

    private static List<Sabotage> lies(Predicate<Sabotage> wanted) {
        return Arrays.stream(Sabotage.values()).filter(wanted).toList();
    }

    private static long number(String name, long otherwise) {
        var told = System.getenv(name);
        return told == null || told.isBlank() ? otherwise : Long.parseLong(told);
    }
}
