package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Applicant;
import cn.icpfiling.systemtests.FirstFiling;
import cn.icpfiling.systemtests.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./icp drill upgrade}: an older release becomes the present one while requests go on, in the steps of {@code deploy.sh}. Of each
 * service one replica is replaced, websites are filed until both versions have handled events beside each other, then the other one is.
 * Which release a replica runs is read from the kernel: a stack that stayed what it was would fail no request either.
 *
 * <p>The script puts this class before the classes of the older release, so callers and judges are those that the older release has. Before
 * those of a release without {@link LastingSession}, whose callers kept one token for ever, it puts {@link Load} too.
 */
public final class Upgrade {

    /** In which balancers see the replica before the next one goes, as minReadySeconds in the manifests. */
    private static final Duration BETWEEN_REPLICAS = Duration.ofMillis(1500);

    private static final Duration BESIDE_AT_MOST = Duration.ofMinutes(2);
    private static final int PATIENCE_SECONDS = 300;

    /** It has no schema and reads no events. */
    static final String GATEWAY = "gateway";

    /** A process, as {@code ./icp} names it, and its port for the metrics. */
    record Replica(String process, int management) {

        static List<Replica> all(String told) {
            return Arrays.stream(told.strip().split("\\s+"))
                    .map(word -> word.split(":"))
                    .map(parts -> new Replica(parts[0], Integer.parseInt(parts[1])))
                    .toList();
        }

        String service() {
            return process.replaceFirst("\\.[0-9]$", "");
        }
    }

    private final Stack stack;
    private final UnderLoad load;
    private final Icp icp;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> violations = new ArrayList<>();

    private Upgrade(Stack stack) {
        this.stack = stack;
        this.load = new UnderLoad(stack);
        this.icp = new Icp(stack, PATIENCE_SECONDS);
    }

    /** Ends whatever happens: the callers of the older release may be threads that keep a JVM alive. */
    public static void main(String[] args) {
        try {
            var services = byService(Replica.all(System.getenv("ICP_DRILL_REPLICAS")));
            var back = "1".equals(System.getenv("ICP_DRILL_BACK"));
            System.exit(new Upgrade(Stack.fromEnvironment()).holds(services, back) ? 0 : 1);
        } catch (IOException | InterruptedException | RuntimeException | Error broken) {
            UnderLoad.OUT.println("VIOLATION the drill broke off: " + broken);
            System.exit(1);
        }
    }

    static List<List<Replica>> byService(List<Replica> replicas) {
        var services = new LinkedHashMap<String, List<Replica>>();
        replicas.forEach(replica -> services.computeIfAbsent(replica.service(), service -> new ArrayList<>())
                .add(replica));
        return List.copyOf(services.values());
    }

    private boolean holds(List<List<Replica>> services, boolean back) throws IOException, InterruptedException {
        var all = services.stream().flatMap(List::stream).toList();
        demandAll(all, "ICP_DRILL_OLDER");
        load.begins();
        var begun = System.nanoTime();
        for (var replicas : services) {
            if (!replicas.getFirst().service().equals(GATEWAY)) {
                migrates(replicas.getFirst().service());
            }
        }
        for (var replicas : services) {
            replaces(replicas, "ICP_DRILL_NEWER");
        }
        UnderLoad.OUT.printf("the present release after %.0f s%n", UnderLoad.secondsSince(begun));
        demandAll(all, "ICP_DRILL_NEWER");
        if (back) {
            for (var replicas : services.reversed()) {
                replaces(replicas, "ICP_DRILL_OLDER");
            }
            UnderLoad.OUT.printf("the older release again after %.0f s%n", UnderLoad.secondsSince(begun));
            demandAll(all, "ICP_DRILL_OLDER");
        }
        var seen = load.ends();
        violations.forEach(violation -> UnderLoad.OUT.println("VIOLATION " + violation));
        return isSound(seen) && tellsReleasesApart(all, back) && Canary.isNoticed(stack, seen, this::isSound);
    }

    private boolean isSound(UnderLoad.Seen seen) {
        return violations.isEmpty() && seen.nothingIsLost() && seen.noRequestFailed();
    }

    private void demandAll(List<Replica> replicas, String jars) throws IOException {
        notFrom(Path.of(System.getenv(jars)), commandLines(replicas))
                .forEach(process -> violations.add(process + " does not run from " + System.getenv(jars)));
    }

    /** The canary of {@link #demandAll}: asked for the release that they do not run, it must name every replica. */
    private boolean tellsReleasesApart(List<Replica> replicas, boolean back) throws IOException {
        var other = Path.of(System.getenv(back ? "ICP_DRILL_NEWER" : "ICP_DRILL_OLDER"));
        var named = notFrom(other, commandLines(replicas));
        if (named.size() != replicas.size()) {
            UnderLoad.OUT.printf(
                    "VIOLATION the drill does not tell the releases apart: of %s only %s%n", replicas, named);
        }
        return named.size() == replicas.size();
    }

    private Map<String, String> commandLines(List<Replica> replicas) throws IOException {
        var run = stack.logs().resolveSibling("run");
        var lines = new LinkedHashMap<String, String>();
        for (var replica : replicas) {
            var pid = Files.readString(run.resolve(replica.process() + ".pid")).split(" ")[0];
            lines.put(replica.process(), Files.readString(Path.of("/proc", pid, "cmdline")));
        }
        return lines;
    }

    /** The processes that do not run from the jars in this folder. The kernel ends each word of a command line with a NUL. */
    static List<String> notFrom(Path jars, Map<String, String> commandLines) {
        return commandLines.entrySet().stream()
                .filter(line -> Arrays.stream(line.getValue().split("\0"))
                        .noneMatch(word -> word.startsWith(jars + "/") && word.endsWith(".jar")))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void migrates(String service) throws IOException, InterruptedException {
        var before = load.failures();
        var begun = System.nanoTime();
        does("ICP_DRILL_NEWER", "migrate", service);
        UnderLoad.OUT.printf(
                "  %-24s migrated in %4.1f s, failed requests: %d%n",
                service, UnderLoad.secondsSince(begun), load.failures() - before);
    }

    private void replaces(List<Replica> replicas, String jars) throws IOException, InterruptedException {
        for (var replica : replicas.reversed()) {
            var before = load.failures();
            var begun = System.nanoTime();
            does(jars, "stop", replica.process());
            does(jars, "start", replica.process());
            UnderLoad.OUT.printf(
                    "  %-24s replaced in %4.1f s, failed requests: %d%n",
                    replica.process(), UnderLoad.secondsSince(begun), load.failures() - before);
            TimeUnit.NANOSECONDS.sleep(BETWEEN_REPLICAS.toNanos());
            if (!replica.equals(replicas.getFirst())) {
                workBeside(replicas);
            }
        }
    }

    /** Files websites until each of these replicas has handled an event; at least one. */
    private void workBeside(List<Replica> replicas) throws IOException, InterruptedException {
        var before = handled(replicas);
        var begun = System.nanoTime();
        List<String> idle;
        do {
            FirstFiling.of(Applicant.fresh(), stack, told -> {}).toTheNumber();
            idle = idle(before, handled(replicas));
        } while (!idle.isEmpty() && System.nanoTime() - begun < BESIDE_AT_MOST.toNanos());
        idle.forEach(process -> violations.add(process + " handled no event while the other version worked beside it"));
    }

    /** The processes that have handled no event since. */
    static List<String> idle(Map<String, Double> before, Map<String, Double> now) {
        return before.keySet().stream()
                .filter(process -> now.get(process) <= before.get(process))
                .toList();
    }

    private Map<String, Double> handled(List<Replica> replicas) throws IOException, InterruptedException {
        var handled = new LinkedHashMap<String, Double>();
        for (var replica : replicas) {
            if (!replica.service().equals(GATEWAY)) {
                var metrics = URI.create("http://127.0.0.1:%d/q/metrics".formatted(replica.management()));
                handled.put(
                        replica.process(),
                        handled(http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                                .body()));
            }
        }
        return handled;
    }

    /** How many events a replica has handled, of all its consumers. */
    static double handled(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("icp_inbox_handled_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The command with the jars of one of the releases. */
    private void does(String jars, String... command) throws IOException, InterruptedException {
        if (icp.exitCode(Map.of("ICP_JARS", System.getenv(jars)), command) != 0) {
            throw new IllegalStateException(
                    "./icp %s failed; see %s/drill.log".formatted(String.join(" ", command), stack.logs()));
        }
    }
}
