package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.drill.Upgrade.Replica;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./icp drill rolling}: each replica is started again while requests go on, then a third one of some services comes and goes. No
 * request may fail.
 */
public final class RollingRestart {

    /** In which balancers see the replica before the next one goes, as minReadySeconds in the manifests. */
    private static final Duration BETWEEN_REPLICAS = Duration.ofMillis(1500);

    private static final int PATIENCE_SECONDS = 150;

    private final Stack stack;
    private final UnderLoad load;
    private final Icp icp;
    private final boolean hard;

    private RollingRestart(Stack stack, boolean hard) {
        this.stack = stack;
        this.load = new UnderLoad(stack);
        this.icp = new Icp(stack, PATIENCE_SECONDS);
        this.hard = hard;
    }

    public static void main(String[] args) throws Exception {
        var processes = List.of(System.getenv("ICP_DRILL_PROCESSES").strip().split("\\s+"));
        var spares = Replica.all(System.getenv("ICP_DRILL_SPARES"));
        var hard = "1".equals(System.getenv("ICP_DRILL_HARD"));
        System.exit(new RollingRestart(Stack.fromEnvironment(), hard).holds(processes, spares) ? 0 : 1);
    }

    private boolean holds(List<String> processes, List<Replica> spares) throws IOException, InterruptedException {
        load.begins();
        restarts(processes);
        if (hard) {
            var seen = load.ends();
            return seen.nothingIsLost() && !seen.noRequestFailed();
        }
        var violations = comeAndGo(spares, processes);
        var seen = load.ends();
        violations.forEach(violation -> UnderLoad.OUT.println("VIOLATION " + violation));
        return isSound(seen, violations) && Canary.isNoticed(stack, seen, one -> isSound(one, violations));
    }

    private void restarts(List<String> processes) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        for (var process : processes) {
            var before = load.failures();
            var stopped = System.nanoTime();
            if (hard) {
                icp.does("stop", process, "--kill");
            } else {
                icp.does("stop", process);
            }
            var down = UnderLoad.secondsSince(stopped);
            var started = System.nanoTime();
            icp.does("start", process);
            UnderLoad.OUT.printf(
                    "  %-24s stopped in %4.1f s, ready again in %4.1f s, failed requests: %d%n",
                    process, down, UnderLoad.secondsSince(started), load.failures() - before);
            TimeUnit.NANOSECONDS.sleep(BETWEEN_REPLICAS.toNanos());
        }
        UnderLoad.OUT.printf("%d replicas started again in %.0f s%n", processes.size(), UnderLoad.secondsSince(begun));
    }

    private List<String> comeAndGo(List<Replica> spares, List<String> processes)
            throws IOException, InterruptedException {
        var begun = System.nanoTime();
        try (var growth = new Growth(stack, load, icp)) {
            for (var spare : spares) {
                var others = processes.stream()
                        .filter(process -> new Replica(process, 0).service().equals(spare.service()))
                        .count();
                growth.comesAndGoes(spare, (int) others);
                TimeUnit.NANOSECONDS.sleep(BETWEEN_REPLICAS.toNanos());
            }
            UnderLoad.OUT.printf(
                    "%d replicas added and taken away in %.0f s%n", spares.size(), UnderLoad.secondsSince(begun));
            return growth.violations();
        }
    }

    private static boolean isSound(UnderLoad.Seen seen, List<String> violations) {
        return violations.isEmpty() && seen.nothingIsLost() && seen.noRequestFailed();
    }
}
