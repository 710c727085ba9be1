package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.chaos.JudgedFilings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code ./icp drill rolling}: each replica is started again while requests go on. None may fail. */
public final class RollingRestart {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final Duration CALM = Duration.ofSeconds(3);
    private static final int ICP_PATIENCE_SECONDS = 150;
    private static final int SHOWN = 20;
    private static final int ACCOUNTS = 60;
    private static final int FILINGS_AT_ONCE = 2;

    private final Stack stack;
    private final boolean hard;
    private final Load load;
    private final JudgedFilings filings;

    private RollingRestart(Stack stack, boolean hard) {
        this.stack = stack;
        this.hard = hard;
        this.load = new Load(stack);
        this.filings = new JudgedFilings(
                stack, ACCOUNTS, stack.logs().resolve("drill.ndjson"), told -> OUT.println("  " + told));
    }

    public static void main(String[] args) throws Exception {
        var processes = List.of(System.getenv("ICP_DRILL_PROCESSES").strip().split("\\s+"));
        var hard = "1".equals(System.getenv("ICP_DRILL_HARD"));
        System.exit(new RollingRestart(Stack.fromEnvironment(), hard).restarts(processes) ? 0 : 1);
    }

    private boolean restarts(List<String> processes) throws IOException, InterruptedException {
        load.begins();
        filings.begin(FILINGS_AT_ONCE);
        TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
        var begun = System.nanoTime();
        for (var process : processes) {
            var before = load.failures();
            var stopped = System.nanoTime();
            if (hard) {
                icp("stop", process, "--kill");
            } else {
                icp("stop", process);
            }
            var started = System.nanoTime();
            icp("start", process);
            OUT.printf(
                    "  %-24s stopped in %4.1f s, ready again in %4.1f s, failed requests: %d%n",
                    process,
                    seconds(started - stopped),
                    seconds(System.nanoTime() - started),
                    load.failures() - before);
            // A moment in which balancers see the replica before the next one goes, as minReadySeconds in the
            // manifests.
            TimeUnit.NANOSECONDS.sleep(CALM.toNanos() / 2);
        }
        var took = seconds(System.nanoTime() - begun);
        var seen = load.ends();
        var judged = filings.end();
        seen.failures().stream().limit(SHOWN).forEach(failure -> OUT.println("FAILED " + failure));
        OUT.printf(
                "%d replicas started again in %.0f s: %d turns of callers, %d websites filed, %d failed%n",
                processes.size(),
                took,
                seen.turns(),
                seen.filings(),
                seen.failures().size());
        judged.violations().forEach(violation -> OUT.println("VIOLATION " + violation));
        OUT.printf(
                "%d more websites whose events were read: %d events, %d requests without an answer, %d violations%n",
                judged.filings(),
                judged.events(),
                judged.unanswered(),
                judged.violations().size());
        var nothingLost = judged.violations().isEmpty() && seen.filings() > 0;
        if (hard) {
            return nothingLost && !seen.failures().isEmpty();
        }
        return nothingLost && seen.failures().isEmpty() && judged.unanswered() == 0;
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private void icp(String... command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(stack.script().toString()));
        words.addAll(List.of(command));
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        stack.logs().resolve("drill.log").toFile()))
                .start();
        if (!process.waitFor(ICP_PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(
                    "./icp " + String.join(" ", command) + " failed; see " + stack.logs() + "/drill.log");
        }
    }
}
