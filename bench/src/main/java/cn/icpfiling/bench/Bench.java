package cn.icpfiling.bench;

import cn.icpfiling.bench.load.LoadBench;
import cn.icpfiling.bench.measure.Machine;
import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Plan;
import cn.icpfiling.bench.measure.Report;
import cn.icpfiling.bench.outbox.OutboxBench;
import cn.icpfiling.bench.read.PagesBench;
import cn.icpfiling.bench.read.ReadBench;
import cn.icpfiling.bench.write.WriteBench;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * {@code outbox|write|read|pages|load|million [--short]}: measures, prints a table, and ends with 0, 1 (below must) or 3 (other
 * processes disturbed the run).
 */
@QuarkusMain
public class Bench implements QuarkusApplication {
    private static final Set<String> NAMES = Set.of("outbox", "write", "read", "pages", "load", "million");

    private final OutboxBench outbox;
    private final WriteBench write;
    private final ReadBench read;
    private final PagesBench pages;
    private final LoadBench load;
    private final Map<String, Long> beside;

    Bench(
            OutboxBench outbox,
            WriteBench write,
            ReadBench read,
            PagesBench pages,
            LoadBench load,
            @ConfigProperty(name = "icp.bench.pids") Map<String, Long> beside) {
        this.outbox = outbox;
        this.write = write;
        this.read = read;
        this.pages = pages;
        this.load = load;
        this.beside = beside;
    }

    @Override
    public int run(String... arguments) throws Exception {
        var words = List.of(arguments);
        if (words.stream().noneMatch(NAMES::contains)) {
            System.err.println("usage: outbox|write|read|pages|load|million [--short]");
            return 2;
        }
        var shortForm = words.contains("--short");
        var plan = shortForm ? Plan.SHORT : Plan.FULL;
        var out = System.out;
        var own = new LinkedHashMap<String, Long>();
        own.put("bench", ProcessHandle.current().pid());
        own.putAll(beside);
        var report = new Report(plan.judged());

        out.printf("%s, load %.2f%n", Machine.described(), Machine.load());
        var machine = new Machine(own);
        if (words.contains("outbox")) {
            outbox.run(new Pairs(machine, plan, out), shortForm, report);
        } else if (words.contains("write")) {
            write.run(new Pairs(machine, plan, out), shortForm, report);
        } else if (words.contains("pages")) {
            pages.run(one -> new Pairs(machine, one, out), shortForm, out, report);
        } else if (words.contains("million")) {
            load.prove(out);
            return Report.HOLDS;
        } else if (words.contains("load")) {
            load.run(one -> new Pairs(machine, one, out), shortForm, out, report);
        } else {
            read.run(one -> new Pairs(machine, one, out), shortForm, out, report);
        }

        out.printf("%n%s%n", report.table());
        return report.exitCode();
    }
}
