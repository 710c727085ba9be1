package cn.icpfiling.bench.gateway;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The report of one run of wrk.
 *
 * @param requests answers with a status of 2xx or 3xx
 * @param seconds length of the run
 * @param p50 median latency in milliseconds
 * @param p99 latency in milliseconds that one request of a hundred exceeds
 */
record Load(long requests, double seconds, double p50, double p99) {

    private static final Pattern DONE = Pattern.compile("(\\d+) requests in ([0-9.]+)(us|ms|s|m)\\b");
    private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)|Socket errors: (.*)");

    double perSecond() {
        return requests / seconds;
    }

    /** Reads the report. A run with a refused or a broken request measures nothing. */
    static Load read(String report) {
        var failed = FAILED.matcher(report);
        if (failed.find()) {
            throw new IllegalStateException("wrk was refused: " + failed.group());
        }
        var done = DONE.matcher(report);
        if (!done.find() || done.group(1).equals("0")) {
            throw new IllegalStateException("wrk did nothing: " + report);
        }
        return new Load(
                Long.parseLong(done.group(1)),
                millis(done.group(2), done.group(3)) / Duration.ofSeconds(1).toMillis(),
                quantile(report, "50%"),
                quantile(report, "99%"));
    }

    private static double quantile(String report, String part) {
        var line = Pattern.compile("^\\s+" + part + "\\s+([0-9.]+)(us|ms|s|m) *$", Pattern.MULTILINE)
                .matcher(report);
        if (!line.find()) {
            throw new IllegalStateException("wrk does not tell its " + part + ": " + report);
        }
        return millis(line.group(1), line.group(2));
    }

    private static double millis(String number, String unit) {
        var value = Double.parseDouble(number);
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "us" -> value / 1e3;
            case "ms" -> value;
            case "s" -> value * 1e3;
            default -> value * 60e3;
        };
    }
}
