package cn.icpfiling.bench.service;

import java.util.Arrays;

/**
 * The work of one side.
 *
 * @param calls requests, or the equivalent on the other side
 * @param micros time of each call, from its first byte to its answer
 */
public record Done(long calls, double seconds, long[] micros, Statements statements) {

    public double perSecond() {
        return calls / seconds;
    }

    public double p50() {
        return quantile(0.50);
    }

    public double p95() {
        return quantile(0.95);
    }

    public double p99() {
        return quantile(0.99);
    }

    public double rowStatements() {
        return (double) statements.rows() / calls;
    }

    public double allStatements() {
        return (double) statements.all() / calls;
    }

    private double quantile(double part) {
        var sorted = micros.clone();
        Arrays.sort(sorted);
        return sorted[(int) (sorted.length * part)] / 1e3;
    }
}
