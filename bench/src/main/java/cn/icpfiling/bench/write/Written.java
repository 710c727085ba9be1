package cn.icpfiling.bench.write;

import java.util.Arrays;

/**
 * What one side wrote.
 *
 * @param micros how long each write took, from its first byte to its answer
 */
record Written(long writes, double seconds, long[] micros, Statements statements) {

    double perSecond() {
        return writes / seconds;
    }

    double p50() {
        return quantile(0.50);
    }

    double p99() {
        return quantile(0.99);
    }

    double rowStatements() {
        return (double) statements.rows() / writes;
    }

    double allStatements() {
        return (double) statements.all() / writes;
    }

    private double quantile(double part) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return sorted[(int) (sorted.length * part)] / 1e3;
    }
}
