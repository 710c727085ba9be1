package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Stack;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./icp drill rolling}: each replica is started again while requests go on. None may fail. */
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
        var hard = "1".equals(System.getenv("ICP_DRILL_HARD"));
        System.exit(new RollingRestart(Stack.fromEnvironment(), hard).restarts(processes) ? 0 : 1);
    }

    private boolean restarts(List<String> processes) throws IOException, InterruptedException {
        load.begins();
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
        var seen = load.ends();
        return hard
                ? seen.nothingIsLost() && !seen.noRequestFailed()
                : isSound(seen) && Canary.isNoticed(stack, seen, RollingRestart::isSound);
    }

    private static boolean isSound(UnderLoad.Seen seen) {
        return seen.nothingIsLost() && seen.noRequestFailed();
    }
}
