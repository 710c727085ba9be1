package cn.icpfiling.inspection.core.scans;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a shard or a scan found.
 *
 * @param verdicts domains by verdict
 * @param health domains by health
 * @param frozen domains whose look did not count, because their group of name servers turned bad at once
 * @param written states of domains that were written, because their result changed
 * @param opened findings opened
 * @param cured findings cured
 */
public record ScanTotals(
        Map<String, Long> verdicts, Map<String, Long> health, long frozen, long written, long opened, long cured) {

    public ScanTotals {
        verdicts = Map.copyOf(verdicts);
        health = Map.copyOf(health);
    }

    public static ScanTotals none() {
        return new ScanTotals(Map.of(), Map.of(), 0, 0, 0, 0);
    }

    public ScanTotals plus(ScanTotals other) {
        return new ScanTotals(
                sum(verdicts, other.verdicts),
                sum(health, other.health),
                frozen + other.frozen,
                written + other.written,
                opened + other.opened,
                cured + other.cured);
    }

    public ScanTotals writing(long states) {
        return new ScanTotals(verdicts, health, frozen, states, opened, cured);
    }

    public ScanTotals judged(long moreFrozen, long nowOpened, long nowCured) {
        return new ScanTotals(verdicts, health, frozen + moreFrozen, written, nowOpened, nowCured);
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        var sum = new TreeMap<>(one);
        other.forEach((code, count) -> sum.merge(code, count, Long::sum));
        return sum;
    }
}
