package cn.icpfiling.sandbox.oldplatform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a load of a data set into empty tables must report.
 *
 * @param routes how many filings have to go each way
 * @param claimable how many of them papers open: those of the route CLAIM, and those whose login also opens that of another holder
 */
record LoadPlan(List<File> files, List<Fault> faults, Map<String, Long> routes, long claimable) {

    /** Rows are those below the header. */
    record File(TableKind kind, long rows, long stored, long setAside) {}

    /** @param code one of the codes of rows that are set aside */
    record Fault(TableKind kind, String code, long rows) {}

    /** Counts what a data set writes. */
    static final class Counter {
        private final Map<TableKind, long[]> rows = new EnumMap<>(TableKind.class);
        private final Map<PlantedFault, Long> faults = new EnumMap<>(PlantedFault.class);
        private final Map<String, Long> routes = new TreeMap<>();
        private long claimable;

        Counter() {
            for (var table : TableKind.values()) {
                rows.put(table, new long[2]);
            }
        }

        void filing(OldFiling filing) {
            if (filing.subject().isPresent()) {
                routes.merge(filing.kind().route().name(), 1L, Long::sum);
                claimable += filing.kind().isClaimable() ? 1 : 0;
            }
        }

        void row(TableKind table) {
            rows.get(table)[0]++;
        }

        void fault(PlantedFault fault) {
            rows.get(fault.table())[1]++;
            faults.merge(fault, 1L, Long::sum);
        }

        LoadPlan plan() {
            var files = new ArrayList<File>();
            rows.forEach((table, count) -> files.add(new File(table, count[0] + count[1], count[0], count[1])));
            var byCode = new TreeMap<TableKind, Map<String, Long>>();
            faults.forEach((fault, count) ->
                    byCode.computeIfAbsent(fault.table(), _ -> new TreeMap<>()).merge(fault.code(), count, Long::sum));
            var told = new ArrayList<Fault>();
            byCode.forEach((table, codes) -> codes.forEach((code, count) -> told.add(new Fault(table, code, count))));
            told.sort(Comparator.comparing(Fault::kind).thenComparing(Fault::code));
            return new LoadPlan(files, told, routes, claimable);
        }
    }
}
