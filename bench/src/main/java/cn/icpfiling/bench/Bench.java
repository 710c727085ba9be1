package cn.icpfiling.bench;

import cn.icpfiling.bench.measure.Machine;
import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Plan;
import cn.icpfiling.bench.measure.Report;
import cn.icpfiling.bench.outbox.OutboxBench;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code outbox [--short]}: measures, prints a table, and ends with 0, 1 (below must) or 3 (the machine was not ours). */
@QuarkusMain
public class Bench implements QuarkusApplication {
    private final OutboxBench outbox;
    private final Map<String, Long> beside;

    Bench(OutboxBench outbox, @ConfigProperty(name = "icp.bench.pids") Map<String, Long> beside) {
        this.outbox = outbox;
        this.beside = beside;
    }

    @Override
    public int run(String... arguments) throws Exception {
        List<String> words = List.of(arguments);
        if (!words.contains("outbox")) {
            System.err.println("usage: outbox [--short]");
            return 2;
        }
        boolean shortForm = words.contains("--short");
        Plan plan = shortForm ? Plan.SHORT : Plan.FULL;
        PrintStream out = System.out;
        Map<String, Long> own = new LinkedHashMap<>();
        own.put("bench", ProcessHandle.current().pid());
        own.putAll(beside);
        Report report = new Report(plan.judged());

        out.printf("%s, load %.2f%n", Machine.described(), Machine.load());
        outbox.run(new Pairs(new Machine(own), plan, out), shortForm, report);

        out.printf("%n%s%n", report.table());
        return report.exitCode();
    }
}
