package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Answer;
import cn.icpfiling.systemtests.Differs;
import cn.icpfiling.systemtests.LocalDatabase;
import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.legacy.LegacyLoads;
import cn.icpfiling.systemtests.legacy.OldPlatform;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * {@code ./icp chaos load}: legacy-import-service is killed with -9 while it loads exports of the old platform, at random
 * moments, and started again (with replicas, one after the other), until as many kills as wanted fell into a load. Each load must end with the counts of its
 * plan, by kind of file and by code of fault: no row is lost, stored twice or judged otherwise. The same files once more
 * change nothing, so each row has the values that an undisturbed load gives it.
 */
public final class Loads {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String SERVICE = "legacy-import-service";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LONGEST_MILLIS = 3000;
    private static final int MOST_TRIES = 3;
    private static final int MOST_SETS = 50;

    private static final String COUNT_STORED = "SELECT COUNT(*) FROM legacy_accounts WHERE legacy_id IN (%s)";

    record Plan(long seed, int filings, int loads, Path history) {}

    private final Stack stack;
    private final Plan plan;
    private final Consumer<String> tell;
    private final LegacyLoads loads;

    private Loads(Stack stack, Plan plan, Consumer<String> tell) {
        this.stack = stack;
        this.plan = plan;
        this.tell = tell;
        this.loads = new LegacyLoads(stack);
    }

    public static void main(String[] args) {
        var seed = Chaos.number("ICP_CHAOS_SEED", new Random().nextInt(1_000_000));
        var plan = new Plan(
                seed,
                (int) Chaos.number("ICP_CHAOS_FILINGS", 2000),
                (int) Chaos.number("ICP_CHAOS_LOADS", 20),
                Path.of(System.getenv().getOrDefault("ICP_CHAOS_HISTORY", "loads-" + seed + ".ndjson")));
        OUT.println("ICP_CHAOS_SEED=%d: %d loads of %d filings".formatted(seed, plan.loads(), plan.filings()));
        var violations = new Loads(Stack.fromEnvironment(), plan, told -> OUT.println("  " + told)).happen();
        violations.forEach(violation -> OUT.println("VIOLATION " + violation));
        OUT.println(
                violations.isEmpty()
                        ? "0 violations; a falsified plan is noticed"
                        : "It does not hold; again: ICP_CHAOS_SEED=%d".formatted(seed));
        System.exit(violations.isEmpty() ? 0 : 1);
    }

    private List<String> happen() {
        try (var history = new History(plan.history())) {
            var chance = new Random(plan.seed());
            var victims = Nemesis.replicasOf(SERVICE);
            var nemesis = new Nemesis(stack, chance, history, tell, new CountDownLatch(1));
            // The first start takes the short lease of the command's environment.
            victims.forEach(nemesis::kills);
            var violations = new ArrayList<String>();
            var hits = 0;
            for (var number = 1; hits < plan.loads() && number <= MOST_TRIES * plan.loads(); number++) {
                var platform = unknown();
                var exports = platform.exports("csv");
                var load = loads.prepared(exports, false);
                loads.starts(load);
                var seen = nemesis.kills(
                        victims.get(number % victims.size()),
                        Duration.ofMillis(chance.nextInt(LONGEST_MILLIS)),
                        () -> answered(load).text("/state"));
                hits += seen.equals("RUNNING") ? 1 : 0;
                var ended = ended(load);
                var wrong = differences(ended, planned(platform));
                wrong.addAll(differentFaults(load, platform));
                wrong.addAll(changedBy(exports));
                tell.accept("load %d was %s at the kill and differs from its plan in %d places"
                        .formatted(number, seen, wrong.size()));
                wrong.forEach(violation -> violations.add(load + ": " + violation));
                if (differences(ended, falsified(planned(platform))).isEmpty()) {
                    violations.add("a falsified plan is not noticed");
                }
            }
            if (hits < plan.loads()) {
                violations.add("only %d of the wanted %d kills fell into a load".formatted(hits, plan.loads()));
            }
            tell.accept("%d kills fell into a load".formatted(hits));
            return violations;
        }
    }

    /** Returns a set none of whose accounts is stored: rows of an earlier set would count as unchanged, not as added. */
    private OldPlatform unknown() {
        var database = new LocalDatabase(stack, "icp_legacy");
        return Stream.generate(() -> OldPlatform.fresh(stack, plan.filings(), true))
                .limit(MOST_SETS)
                .filter(set ->
                        database.run(COUNT_STORED.formatted(idsOf(set))).strip().equals("0"))
                .findFirst()
                .orElseThrow(() -> new Differs(
                        "Each of %d sets is stored in part; ./icp reset empties the database".formatted(MOST_SETS)));
    }

    private static String idsOf(OldPlatform set) {
        return new String(set.exports("csv").get(OldPlatform.Table.ACCOUNTS), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(0, Math.max(0, line.indexOf(','))))
                .filter(id -> id.matches("[0-9A-Za-z-]+"))
                .map("'%s'"::formatted)
                .collect(Collectors.joining(","));
    }

    /** Also waits while the gateway finds no service behind it. */
    private Answer answered(String load) {
        return Awaitility.await(SERVICE + " answers")
                .atMost(PATIENCE)
                .until(() -> loads.seen(load), answer -> answer.status() == 200);
    }

    private Answer ended(String load) {
        return Awaitility.await("the end of " + load)
                .atMost(PATIENCE)
                .until(() -> answered(load), answer -> !answer.text("/state").equals("RUNNING"));
    }

    private List<String> differentFaults(String load, OldPlatform platform) {
        var told = byCode(loads.report(load).at("/setAside"));
        var planted = byCode(platform.plan().path("faults"));
        return told.equals(planted) ? List.of() : List.of("faults %s in place of %s".formatted(told, planted));
    }

    private static Map<String, Long> byCode(JsonNode counts) {
        var codes = new TreeMap<String, Long>();
        counts.forEach(count -> codes.merge(
                count.path("kind").asText() + " " + count.path("code").asText(),
                count.path("rows").asLong(),
                Long::sum));
        return codes;
    }

    /** The files of a load that has ended, loaded once more, undisturbed. */
    private List<String> changedBy(Map<OldPlatform.Table, byte[]> exports) {
        var again = loads.prepared(exports, false);
        loads.starts(again);
        var rows = ended(again).at("/rows");
        return rows.path("added").asLong() + rows.path("changed").asLong() == 0
                        && rows.path("same").asLong() > 0
                ? List.of()
                : List.of("the same files once more: " + rows);
    }

    /** Counts by kind of file: read, added, set aside. */
    private static Map<String, List<Long>> planned(OldPlatform platform) {
        var counts = new TreeMap<String, List<Long>>();
        platform.plan()
                .path("files")
                .forEach(file ->
                        counts.put(file.path("kind").asText(), numbers(file, List.of("rows", "stored", "setAside"))));
        return counts;
    }

    private static List<String> differences(Answer load, Map<String, List<Long>> planned) {
        var differences = new ArrayList<String>();
        var counts = new TreeMap<String, List<Long>>();
        load.at("/files")
                .forEach(file -> counts.put(
                        file.path("kind").asText(), numbers(file.path("rows"), List.of("read", "added", "setAside"))));
        if (!load.text("/state").equals("FINISHED")) {
            differences.add("it ended as " + load.text("/state"));
        }
        planned.forEach((kind, wanted) -> {
            if (!wanted.equals(counts.get(kind))) {
                differences.add("%s: %s in place of %s".formatted(kind, counts.get(kind), wanted));
            }
        });
        return differences;
    }

    private static Map<String, List<Long>> falsified(Map<String, List<Long>> planned) {
        var changed = new TreeMap<>(planned);
        changed.computeIfPresent("DOMAINS", (_, counts) -> List.of(counts.get(0), counts.get(1) - 1, counts.get(2)));
        return changed;
    }

    private static List<Long> numbers(JsonNode of, List<String> names) {
        return names.stream().map(name -> of.path(name).asLong()).toList();
    }
}
