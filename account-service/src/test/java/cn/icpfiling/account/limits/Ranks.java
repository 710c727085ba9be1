package cn.icpfiling.account.limits;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Mann and Whitney's test: how likely two samples are to be of one distribution (two-sided, normal approximation). */
final class Ranks {

    private Ranks() {}

    static double likelihood(long[] one, long[] other) {
        var n = one.length;
        var m = other.length;
        var all = IntStream.range(0, n + m)
                .mapToObj(i -> new long[] {i < n ? one[i] : other[i - n], i < n ? 0 : 1})
                .sorted((a, b) -> Long.compare(a[0], b[0]))
                .toList();
        double sum = 0;
        for (var i = 0; i < all.size(); ) {
            var end = i;
            while (end < all.size() && all.get(end)[0] == all.get(i)[0]) end++;
            var rank = (i + 1 + end) / 2.0;
            for (; i < end; i++) if (all.get(i)[1] == 0) sum += rank;
        }
        var u = sum - n * (n + 1) / 2.0;
        var z = (u - n * m / 2.0) / Math.sqrt(n * m * (n + m + 1) / 12.0);
        return 2 * (1 - normal(Math.abs(z)));
    }

    /** Abramowitz and Stegun 26.2.17, exact to seven digits. */
    private static double normal(double z) {
        var t = 1 / (1 + 0.2316419 * z);
        var terms = new double[] {0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429};
        var power = new double[] {t};
        var tail = Arrays.stream(terms)
                .map(term -> {
                    var part = term * power[0];
                    power[0] *= t;
                    return part;
                })
                .sum();
        return 1 - Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * tail;
    }
}
