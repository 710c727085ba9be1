package cn.icpfiling.bench.measure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The load of the machine during a measurement.
 *
 * @param cpuSeconds processor time of each of the bench's own processes
 * @param others processors that all other processes together kept busy, 1 = one whole core
 * @param busiest the same for the busiest of them alone
 * @param stolen processors that the hypervisor took away
 * @param idle idle share of each core
 * @param loaderIdle idle share of the core of the load generator; NaN if none has a core of its own
 * @param load the one-minute load at the end
 */
public record Interval(
        Duration length,
        Map<String, Double> cpuSeconds,
        double others,
        double busiest,
        double stolen,
        List<Double> idle,
        double loaderIdle,
        double load) {
    private static final double TOO_MUCH = 0.10;
    private static final double TOO_MUCH_TOGETHER = 0.25;
    private static final double LOADER_IDLE = 0.05;

    /**
     * Returns true if the measurement is worthless: another process used more than a tenth of a core, all others
     * together (even short-lived ones) more than a quarter, the hypervisor more than a tenth, or the load generator's own core was idle
     * for less than a twentieth: then the generator was measured.
     */
    public boolean disturbed() {
        return busiest > TOO_MUCH || others > TOO_MUCH_TOGETHER || stolen > TOO_MUCH || loaderIdle < LOADER_IDLE;
    }

    /** Returns the processor time of all of the bench's processes for one operation, in microseconds. */
    public double cpuMicrosPer(double operations) {
        return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum() * 1e6 / operations;
    }

    @Override
    public String toString() {
        var own = cpuSeconds.entrySet().stream()
                .map(entry ->
                        String.format(Locale.ROOT, "%s %.0f %%", entry.getKey(), 100 * entry.getValue() / seconds()))
                .collect(Collectors.joining(", "));
        var idleCores = idle.stream()
                .map(part -> String.format(Locale.ROOT, "%.0f %%", 100 * part))
                .collect(Collectors.joining("/"));
        return String.format(
                Locale.ROOT,
                "%.1f s; cpu: %s; others %.0f %% (busiest %.0f %%), stolen %.0f %%; cores idle %s; load %.2f%s",
                seconds(),
                own,
                100 * others,
                100 * busiest,
                100 * stolen,
                idleCores,
                load,
                disturbed() ? "; DISTURBED" : "");
    }

    private double seconds() {
        return length.toNanos() / 1e9;
    }
}
