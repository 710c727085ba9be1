package cn.icpfiling.platform.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The foreign keys of one schema. MySQL 8.4 wants each to name all columns of a unique key of the other table
 * ({@code restrict_fk_on_non_standard_key}, on by default); MariaDB takes any index.
 */
final class ForeignKeys {
    private static final Pattern TABLE =
            Pattern.compile("\\s*(?:CREATE|ALTER)\\s+TABLE\\s+(\\w+)(.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY =
            Pattern.compile("\\b(?:PRIMARY\\s+KEY|UNIQUE(?:\\s+(?:KEY|INDEX))?(?:\\s+\\w+)?)\\s*\\(([^)]+)\\)");
    private static final Pattern OF_ONE_COLUMN = Pattern.compile(
            "(?m)(?:^\\s*|\\(\\s*|ADD COLUMN )(\\w+)\\s+[A-Z]+(?:\\(\\d+\\))?[^,(]*?\\b(?:PRIMARY\\s+KEY|UNIQUE)\\b(?!\\s*(?:KEY|INDEX)?\\s*\\w*\\s*\\()");
    private static final Pattern REFERENCE = Pattern.compile("\\bREFERENCES\\s+(\\w+)\\s*\\(([^)]+)\\)");

    private ForeignKeys() {}

    /** The references that are to no unique key, as TABLE to OTHER (COLUMNS). */
    static List<String> toNoUniqueKey(List<Statement> schema) {
        var unique = new HashMap<String, Set<List<String>>>();
        for (var statement : schema) {
            var table = TABLE.matcher(statement.text());
            if (table.matches()) {
                var keys = unique.computeIfAbsent(table.group(1), any -> new HashSet<>());
                KEY.matcher(table.group(2)).results().forEach(key -> keys.add(columns(key.group(1))));
                OF_ONE_COLUMN.matcher(table.group(2)).results().forEach(column -> keys.add(List.of(column.group(1))));
            }
        }
        var found = new ArrayList<String>();
        for (var statement : schema) {
            var table = TABLE.matcher(statement.text());
            if (table.matches()) {
                REFERENCE.matcher(table.group(2)).results().forEach(reference -> {
                    var columns = columns(reference.group(2));
                    if (!unique.getOrDefault(reference.group(1), Set.of()).contains(columns)) {
                        found.add(table.group(1) + " to " + reference.group(1) + " " + columns);
                    }
                });
            }
        }
        return found;
    }

    static long count(List<Statement> schema) {
        return schema.stream()
                .mapToLong(one -> REFERENCE.matcher(one.text()).results().count())
                .sum();
    }

    private static List<String> columns(String names) {
        return List.of(names.strip().split("\\s*,\\s*"));
    }
}
