package cn.icpfiling.bench.measure;

import java.util.List;
import java.util.Locale;

/** Minimum, median and maximum of several runs. */
public record Spread(double min, double median, double max) {

    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        var sorted = values.stream().sorted().toList();
        var middle = sorted.size() / 2;
        var median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.getFirst(), median, sorted.getLast());
    }

    /** Formats the median, followed by the extremes. */
    public String with(String format) {
        return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", median, min, max);
    }
}
