package cn.icpfiling.platform.testkit.release;

import static cn.icpfiling.platform.testkit.release.BreakRule.MIGRATION_CHANGED;
import static cn.icpfiling.platform.testkit.release.BreakRule.MIGRATION_DROPS;
import static cn.icpfiling.platform.testkit.release.BreakRule.MIGRATION_NARROWS;
import static cn.icpfiling.platform.testkit.release.BreakRule.MIGRATION_REMOVED;
import static cn.icpfiling.platform.testkit.release.BreakRule.MIGRATION_REQUIRES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares the migrations in a work tree with the digests of the last release. Databases have run the released ones, so
 * Liquibase refuses a changed file at the start. Replicas of the last release still write while a new one starts, so a
 * later migration drops and renames nothing, a new column is nullable or has a default, and a released table takes what it took.
 */
public final class MigrationComparison {
    /** A line of {@code sha256sum}: 64 hexadecimal digits, two blanks, the path below the root. */
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](\\S+\\.sql)");

    private static final String NO_COLUMN =
            "(?!(?:CONSTRAINT|KEY|INDEX|UNIQUE|PRIMARY|FOREIGN|CHECK|FULLTEXT|SPATIAL|PARTITION|PERIOD|SYSTEM|DEFAULT)\\b)";
    private static final String IF = "(?:IF\\s+(?:NOT\\s+)?EXISTS\\s+)?";

    private static final Pattern DROP_TABLE = pattern("^\\s*((?:DROP|RENAME)\\s+TABLE\\s+\\S+)");
    private static final Pattern DROP = pattern("^(DROP\\s+(?:COLUMN\\s+)?" + NO_COLUMN + IF + "\\S+|RENAME\\s+"
            + NO_COLUMN + "(?:(?:COLUMN|TO|AS)\\s+)?\\S+|CHANGE\\s+(?:COLUMN\\s+)?" + IF + "\\S+)");
    private static final Pattern ADD = pattern("^ADD\\s+(?:COLUMN\\s+)?" + NO_COLUMN + IF + "(\\w+)\\s+(.*)");
    private static final Pattern MODIFY = pattern("^MODIFY\\s+(?:COLUMN\\s+)?" + IF + "(\\w+)\\s+(.*)");
    private static final Pattern COLUMN = pattern("^" + NO_COLUMN + "(\\w+)\\s+(.*)");
    private static final Pattern HAS_VALUE = pattern("\\b(?:DEFAULT|AUTO_INCREMENT|AS)\\b");
    private static final Pattern NARROWS =
            pattern("^(ADD\\s+(?:CONSTRAINT\\s+" + IF + "(?:\\w+\\s+)?)?(?:UNIQUE|CHECK|PRIMARY)\\b[^(]*)");

    private MigrationComparison() {}

    /**
     * Returns what breaks databases and replicas of the last release.
     *
     * @param digests the lines of sha256sum over the migrations of that release
     * @param root the root of the work tree
     * @param now the migrations of the work tree, as paths below its root
     */
    public static List<Break> between(List<String> digests, Path root, List<Path> now) throws IOException {
        var found = new ArrayList<Break>();
        var last = read(digests);
        for (var released : last.entrySet()) {
            var file = root.resolve(released.getKey());
            if (!Files.exists(file)) {
                found.add(new Break(MIGRATION_REMOVED, released.getKey(), "removed"));
            } else if (!digest(file).equals(released.getValue())) {
                found.add(new Break(MIGRATION_CHANGED, released.getKey(), "changed"));
            }
        }
        var columns = new HashMap<String, ColumnType>();
        for (var released : last.keySet()) {
            var file = root.resolve(released);
            if (Files.exists(file)) {
                statements(file).flatMap(Ddl::clauses).forEach(clause -> keep(columns, clause));
            }
        }
        var created = new HashSet<String>();
        for (var file : now) {
            if (!last.containsKey(file.toString())) {
                statements(root.resolve(file)).forEach(statement -> {
                    first(DROP_TABLE, statement)
                            .ifPresent(drop -> found.add(new Break(MIGRATION_DROPS, file.toString(), drop)));
                    Ddl.clauses(statement).forEach(clause -> {
                        if (clause.creates()) {
                            created.add(clause.table());
                        } else if (!created.contains(clause.table())) {
                            compare(file.toString(), clause, columns, found);
                        }
                        keep(columns, clause);
                    });
                });
            }
        }
        return found;
    }

    /** A table that a later migration makes is not written by older replicas, and so may be altered. */
    private static void compare(String file, Ddl clause, Map<String, ColumnType> columns, List<Break> found) {
        var text = clause.text();
        first(DROP, text).ifPresent(drop -> found.add(new Break(MIGRATION_DROPS, file, drop)));
        first(NARROWS, text).ifPresent(add -> found.add(new Break(MIGRATION_NARROWS, file, add)));
        var add = ADD.matcher(text);
        if (add.find()
                && ColumnType.of(add.group(2)).required()
                && !HAS_VALUE.matcher(add.group(2)).find()) {
            found.add(new Break(MIGRATION_REQUIRES, file, "ADD COLUMN " + add.group(1)));
        }
        var modify = MODIFY.matcher(text);
        if (modify.find()) {
            var had = columns.get(key(clause, modify.group(1)));
            if (had == null || !ColumnType.of(modify.group(2)).takesAllOf(had)) {
                found.add(new Break(MIGRATION_NARROWS, file, "MODIFY " + modify.group(1)));
            }
        }
    }

    /** Remembers the last definition of each column. */
    private static void keep(Map<String, ColumnType> columns, Ddl clause) {
        for (var definition : clause.creates() ? List.of(COLUMN) : List.of(ADD, MODIFY)) {
            var column = definition.matcher(clause.text());
            if (column.find()) {
                columns.put(key(clause, column.group(1)), ColumnType.of(column.group(2)));
            }
        }
    }

    private static String key(Ddl clause, String column) {
        return clause.table() + "." + column.toLowerCase(Locale.ROOT);
    }

    private static Stream<String> statements(Path file) throws IOException {
        return Ddl.statements(Files.readString(file)).stream();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var match = pattern.matcher(text);
        return match.find() ? Optional.of(plain(match.group(1))) : Optional.empty();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    private static String plain(String statement) {
        return statement.replaceAll("\\s+", " ").replaceAll("[`;,]", "").strip();
    }

    private static Map<String, String> read(List<String> lines) {
        var digests = new TreeMap<String, String>();
        for (var line : lines) {
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new IllegalStateException("no digest of a migration: " + line);
            }
            digests.put(parts.group(2), parts.group(1));
        }
        return digests;
    }

    private static String digest(Path file) throws IOException {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
