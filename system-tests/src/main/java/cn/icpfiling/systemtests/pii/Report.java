package cn.icpfiling.systemtests.pii;

import cn.icpfiling.systemtests.pii.Search.Looked;
import cn.icpfiling.systemtests.pii.Search.Where;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The result of a search. */
record Report(List<Hit> hits, Map<Where, Looked> looked, int forms) {

    private static final long MEBI = 1 << 20;

    int exitCode() {
        return hits.isEmpty() ? 0 : 1;
    }

    /** Returns the findings by place, kind and encoding: their number, and the position of the first. */
    List<String> findings() {
        var counts = new TreeMap<String, Integer>();
        var firsts = new TreeMap<String, Hit>();
        for (var hit : hits) {
            var group = "%s: %s as %s".formatted(hit.place(), hit.datum().kind(), hit.encoding());
            counts.merge(group, 1, Integer::sum);
            firsts.putIfAbsent(group, hit);
        }
        return counts.entrySet().stream()
                .map(group -> "%s, %d times, first no. %d at %d"
                        .formatted(
                                group.getKey(),
                                group.getValue(),
                                firsts.get(group.getKey()).datum().number(),
                                firsts.get(group.getKey()).offset()))
                .toList();
    }

    List<String> figures() {
        return Stream.of(Where.values())
                .filter(looked::containsKey)
                .map(where -> "%-9s %7d places %8.1f MiB %6.1f s"
                        .formatted(
                                where.name().toLowerCase(Locale.ROOT),
                                looked.get(where).places(),
                                (double) looked.get(where).bytes() / MEBI,
                                looked.get(where).millis() / 1000.0))
                .toList();
    }
}
