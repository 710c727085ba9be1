package cn.icpfiling.bench.crypto;

import cn.icpfiling.bench.measure.Finding;
import cn.icpfiling.bench.measure.Machine;
import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Plan;
import cn.icpfiling.bench.measure.Report;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * P12, a separate program: {@code [--short]}. JMH measures inside this process, so that the check of the machine counts
 * it as the bench's own.
 */
public final class CryptoBench {
    private static final double MUST_TIMES = 1.5;
    private static final double AIM_TIMES = 1.15;
    private static final double MUST_MICROS = 8;
    private static final double AIM_MICROS = 3;
    private static final double NANOS = 1000;

    private final Pairs pairs;
    private final boolean shortForm;

    private CryptoBench(Pairs pairs, boolean shortForm) {
        this.pairs = pairs;
        this.shortForm = shortForm;
    }

    public static void main(String... arguments) throws Exception {
        var shortForm = List.of(arguments).contains("--short");
        var plan = shortForm ? Plan.SHORT : Plan.FULL;
        System.out.printf("%s, load %.2f%n", Machine.described(), Machine.load());
        var machine = new Machine(Map.of("bench", ProcessHandle.current().pid()));
        var report = new Report(plan.judged());
        new CryptoBench(new Pairs(machine, plan, System.out), shortForm).run(report);
        System.out.printf("%n%s%n", report.table());
        System.exit(report.exitCode());
    }

    private void run(Report report) throws Exception {
        var kept = pairs.<Double>run("P12, on a platform thread, ns", side("ours"), side("jdk"), nanos -> nanos);
        report.add(new Finding(
                "P12",
                "18 characters encrypted and indexed, platform thread, ns",
                kept.ours(nanos -> nanos).with("%.0f"),
                kept.plain(nanos -> nanos).with("%.0f"),
                kept.ratio(nanos -> nanos).with("%.2f"),
                kept.ratio(nanos -> nanos).median(),
                MUST_TIMES,
                AIM_TIMES,
                false,
                kept.valid()));
        var fresh = pairs.<Double>run(
                "P12, each in a fresh virtual thread, ns",
                side("oursInFreshThreads"),
                side("jdkInFreshThreads"),
                nanos -> nanos);
        report.add(new Finding(
                "P12",
                "the same in a fresh virtual thread, µs",
                fresh.ours(nanos -> nanos / NANOS).with("%.2f"),
                fresh.plain(nanos -> nanos / NANOS).with("%.2f"),
                fresh.ratio(nanos -> nanos).with("%.2f"),
                fresh.ours(nanos -> nanos / NANOS).median(),
                MUST_MICROS,
                AIM_MICROS,
                false,
                fresh.valid()));
    }

    private Pairs.Side<Double> side(String benchmark) {
        return new Pairs.Side<>() {
            @Override
            public void prepare() {
                // JMH makes the keys before it measures.
            }

            @Override
            public Double measure() throws RunnerException {
                return new Runner(options(benchmark))
                        .runSingle()
                        .getPrimaryResult()
                        .getScore();
            }
        };
    }

    private Options options(String benchmark) {
        var length = TimeValue.milliseconds(shortForm ? 100 : 1000);
        return new OptionsBuilder()
                .include("\\Q" + OneField.class.getName() + "." + benchmark + "\\E$")
                .forks(0)
                .warmupIterations(1)
                .warmupTime(length)
                .measurementIterations(shortForm ? 1 : 3)
                .measurementTime(length)
                .verbosity(VerboseMode.SILENT)
                .build();
    }
}
