package cn.icpfiling.bench.resources;

import cn.icpfiling.bench.measure.Machine;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What each process of a stack holds and uses while a load runs, one look a second:
 * {@code ResourcesBench <seconds at most> <file>}. It ends when the file is there, which the load leaves behind. {@code ICP_BENCH_PIDS}
 * names the processes, "name=pid;name=pid". Exit code 1: a process was not there all the time, or there were too few looks.
 */
public final class ResourcesBench {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String MISSING = "missing";

    private ResourcesBench() {}

    public static void main(String[] args) throws Exception {
        var pids = new LinkedHashMap<String, Long>();
        for (var pair : System.getenv("ICP_BENCH_PIDS").split(";")) {
            var words = pair.split("=");
            pids.put(words[0], Long.valueOf(words[1]));
        }
        System.exit(watches(pids, Integer.parseInt(args[0]), Path.of(args[1])) ? 0 : 1);
    }

    private static boolean watches(Map<String, Long> pids, int seconds, Path ended) throws InterruptedException {
        var trees = new ProcessTrees(Path.of("/proc"), pids);
        var observation = new Observation(List.copyOf(pids.keySet()));
        // The canary: the same looks must not do for a process that none of them saw.
        var more = new ArrayList<>(pids.keySet());
        more.add(MISSING);
        var canary = new Observation(more);
        var begun = System.nanoTime();
        while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(seconds) && !Files.exists(ended)) {
            var look = trees.look(System.nanoTime());
            observation.add(look);
            canary.add(look);
            TimeUnit.SECONDS.sleep(1);
        }
        var faults = new ArrayList<>(observation.faults());
        if (canary.faults().size() != faults.size() + 1) {
            faults.add("a process that was never there is not missed");
        }
        faults.forEach(fault -> OUT.println("NOT MEASURED " + fault));
        if (!faults.isEmpty()) {
            return false;
        }
        OUT.printf(Locale.ROOT, "%s; load at the end %.2f%n", Machine.described(), Machine.load());
        OUT.println(table(observation, trees));
        return true;
    }

    private static String table(Observation observation, ProcessTrees trees) {
        var lines = new ArrayList<>(List.of(
                "| process | heap, MiB | resident at most, MiB | processor on average, m | busiest ten seconds, m |",
                "|---|---|---|---|---|"));
        for (var needs : observation.needs()) {
            var heap = trees.heap(needs.name());
            lines.add("| %s | %s | %d | %d | %d |"
                    .formatted(
                            needs.name(),
                            heap == 0 ? "" : heap,
                            needs.residentMebibytes(),
                            needs.averageMillicores(),
                            needs.busiestMillicores()));
        }
        return String.join("\n", lines);
    }
}
