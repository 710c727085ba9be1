package cn.icpfiling.inspection.tables;

import com.fasterxml.jackson.core.type.TypeReference;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The headers of the columns of clean-up lists, {@code rules/clean-up-columns.yaml}. */
public final class CleanUpColumns {
    private static final CleanUpColumns BUNDLED = new CleanUpColumns();

    private final Map<String, Column> byName = new HashMap<>();

    /** What a column has. */
    public enum Column {
        SERVICE_NUMBER,
        SUBJECT_NUMBER,
        /** The number of a service or of a subject. */
        NUMBER,
        DOMAIN,
        /** Known, and not read. */
        NOT_KEPT
    }

    private record File(String family, List<Entry> columns) {}

    private record Entry(Column column, List<String> names) {}

    private CleanUpColumns() {
        for (var entry : RuleFiles.read("clean-up-columns.yaml", new TypeReference<File>() {})
                .columns()) {
            for (var name : entry.names()) {
                if (byName.put(normalized(name), entry.column()) != null) {
                    throw new IllegalStateException("header " + name + " stands for two columns");
                }
            }
        }
    }

    public static CleanUpColumns bundled() {
        return BUNDLED;
    }

    /** Returns the positions, from 0, of each kind of column; empty if the row is no header of filings. */
    public Optional<Map<Column, List<Integer>>> header(List<String> cells) {
        var columns = new EnumMap<Column, List<Integer>>(Column.class);
        for (var at = 0; at < cells.size(); at++) {
            var column = byName.get(normalized(cells.get(at)));
            if (column != null) {
                columns.computeIfAbsent(column, it -> new ArrayList<>()).add(at);
            }
        }
        return Optional.<Map<Column, List<Integer>>>of(columns)
                .filter(found -> found.keySet().stream().anyMatch(column -> column != Column.NOT_KEPT));
    }

    /** Without widths, spaces, case, stars and what is in brackets. */
    private static String normalized(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\(.*?\\)|[\\s*:\\uFEFF]", "")
                .toUpperCase(Locale.ROOT);
    }
}
