package cn.icpfiling.deploy.checks;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them: 500m, 2, 512Mi. */
final class Quantities {
    static final Pattern FORM = Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]*)?)(m|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi|E|Ei|)");
    private static final Map<String, BigDecimal> SCALES = Map.ofEntries(
            Map.entry("", BigDecimal.ONE),
            Map.entry("m", new BigDecimal("0.001")),
            Map.entry("k", BigDecimal.TEN.pow(3)),
            Map.entry("M", BigDecimal.TEN.pow(6)),
            Map.entry("G", BigDecimal.TEN.pow(9)),
            Map.entry("T", BigDecimal.TEN.pow(12)),
            Map.entry("P", BigDecimal.TEN.pow(15)),
            Map.entry("E", BigDecimal.TEN.pow(18)),
            Map.entry("Ki", BigDecimal.TWO.pow(10)),
            Map.entry("Mi", BigDecimal.TWO.pow(20)),
            Map.entry("Gi", BigDecimal.TWO.pow(30)),
            Map.entry("Ti", BigDecimal.TWO.pow(40)),
            Map.entry("Pi", BigDecimal.TWO.pow(50)),
            Map.entry("Ei", BigDecimal.TWO.pow(60)));

    private Quantities() {}

    static BigDecimal of(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no quantity: " + text);
        }
        return new BigDecimal(parts.group(1)).multiply(SCALES.get(parts.group(2)));
    }
}
