package cn.icpfiling.platform.auditchain;

import cn.icpfiling.platform.auditchain.Finding.Kind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the first number and the count of each kind. So a chain of millions that is broken from end to end needs no
 * more memory.
 */
final class Findings {

    private final Map<Kind, Finding> found = new EnumMap<>(Kind.class);

    void add(Kind kind, long number) {
        found.merge(
                kind,
                new Finding(kind, number, 1),
                (known, more) -> new Finding(kind, Math.min(known.number(), more.number()), known.times() + 1));
    }

    /** Returns the findings by number, the lowest first. */
    List<Finding> list() {
        return found.values().stream()
                .sorted(Comparator.comparingLong(Finding::number).thenComparing(Finding::kind))
                .toList();
    }
}
