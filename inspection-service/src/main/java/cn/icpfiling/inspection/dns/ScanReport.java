package cn.icpfiling.inspection.dns;

import cn.icpfiling.inspection.dns.transport.TransportCounters;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param end why the run ended
 * @param verdicts verdicts that were given to the consumer, by kind
 * @param abandoned domains that were taken from the source and got no verdict, because the run was cut short
 * @param frozen the groups that turned bad at once, sorted by key
 * @param counters packets, answered and ignored
 * @param took wall time of the run
 */
public record ScanReport(
        End end,
        Map<VerdictKind, Long> verdicts,
        long abandoned,
        List<FrozenGroup> frozen,
        TransportCounters counters,
        Duration took) {
    /** Why a run ended. */
    public enum End {
        COMPLETE,
        CANCELLED,
        DEADLINE
    }

    /**
     * A group of name servers that turned bad at once.
     *
     * @param group the key of the group
     * @param domains domains of the group that were here before, or of which nothing was known
     * @param bad those of them that are bad now
     */
    public record FrozenGroup(String group, long domains, long bad) {}
}
