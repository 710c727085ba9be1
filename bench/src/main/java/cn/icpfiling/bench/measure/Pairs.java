package cn.icpfiling.bench.measure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Measures two things in turn, A, B, A, B. A pair that another process disturbed is set aside and measured again. */
public final class Pairs {
    private final Machine machine;
    private final Plan plan;
    private final PrintStream out;

    public Pairs(Machine machine, Plan plan, PrintStream out) {
        this.machine = machine;
        this.plan = plan;
        this.out = out;
    }

    /** Prepares outside the measured time, then measures. */
    public interface Side<R> {
        void prepare() throws Exception;

        R measure() throws Exception;
    }

    /** One measured run, and the load of the machine during it. */
    public record Run<R>(R result, Interval interval) {}

    /** Our side and the side that it is compared with, one right after the other. */
    public record Pair<R>(Run<R> ours, Run<R> plain) {
        boolean disturbed() {
            return ours.interval().disturbed() || plain.interval().disturbed();
        }
    }

    /** The pairs that count. If too few were undisturbed, all pairs, marked as not valid. */
    public record Result<R>(List<Pair<R>> pairs, boolean valid) {
        public Spread ours(ToDoubleFunction<R> figure) {
            return Spread.of(pairs.stream()
                    .map(pair -> figure.applyAsDouble(pair.ours().result()))
                    .toList());
        }

        public Spread plain(ToDoubleFunction<R> figure) {
            return Spread.of(pairs.stream()
                    .map(pair -> figure.applyAsDouble(pair.plain().result()))
                    .toList());
        }

        /**
         * Returns the ratio of our side to the plain side for each pair, so that a slow minute of the machine affects
         * both.
         */
        public Spread ratio(ToDoubleFunction<R> figure) {
            return Spread.of(pairs.stream()
                    .map(pair -> figure.applyAsDouble(pair.ours().result())
                            / figure.applyAsDouble(pair.plain().result()))
                    .toList());
        }

        /**
         * Returns, for each pair, the plain side's processor time for one operation divided by ours: 1 if ours costs as
         * little.
         */
        public Spread cpuRatio(ToDoubleFunction<R> operations) {
            return Spread.of(pairs.stream()
                    .map(pair -> cpuMicros(pair.plain(), operations) / cpuMicros(pair.ours(), operations))
                    .toList());
        }

        /** Returns, for each pair, our processor time for one operation divided by the plain side's: 2 if ours costs twice as much. */
        public Spread cpuMultiple(ToDoubleFunction<R> operations) {
            return Spread.of(pairs.stream()
                    .map(pair -> cpuMicros(pair.ours(), operations) / cpuMicros(pair.plain(), operations))
                    .toList());
        }

        public Spread cpuMicros(boolean ours, ToDoubleFunction<R> operations) {
            return Spread.of(pairs.stream()
                    .map(pair -> ours ? pair.ours() : pair.plain())
                    .map(run -> cpuMicros(run, operations))
                    .toList());
        }

        private static <R> double cpuMicros(Run<R> run, ToDoubleFunction<R> operations) {
            return run.interval().cpuMicrosPer(operations.applyAsDouble(run.result()));
        }
    }

    public <R> Result<R> run(String name, Side<R> ours, Side<R> plain, ToDoubleFunction<R> figure) throws Exception {
        out.printf("%n%s%n", name);
        var warmUntil = System.nanoTime() + plan.warmUp().toNanos();
        while (System.nanoTime() - warmUntil < 0) {
            measured(ours);
            measured(plain);
        }
        var sound = new ArrayList<Pair<R>>();
        var all = new ArrayList<Pair<R>>();
        while (sound.size() < plan.pairs() && all.size() < plan.atMost()) {
            var pair = new Pair<>(told("ours", measured(ours), figure), told("plain", measured(plain), figure));
            all.add(pair);
            if (!pair.disturbed()) {
                sound.add(pair);
            }
        }
        var valid = sound.size() >= plan.pairs();
        return new Result<>(valid ? sound : all, valid);
    }

    private <R> Run<R> measured(Side<R> side) throws Exception {
        side.prepare();
        var before = machine.look();
        var result = side.measure();
        return new Run<>(result, machine.between(before, machine.look()));
    }

    private <R> Run<R> told(String who, Run<R> run, ToDoubleFunction<R> figure) {
        out.printf(Locale.ROOT, "  %-6s %,12.2f   %s%n", who, figure.applyAsDouble(run.result()), run.interval());
        return run;
    }
}
