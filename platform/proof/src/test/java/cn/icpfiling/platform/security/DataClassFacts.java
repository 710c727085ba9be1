package cn.icpfiling.platform.security;

import cn.icpfiling.platform.migrations.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the project has: tables, encrypted columns, classes, shelves of papers, tests.
 *
 * @param tables by owner, which is a service or the platform
 * @param encrypted as {@code owner table.column}
 * @param sources by owner, then by the simple name of the class
 * @param mentions by owner, the other classes of the owner that a class names
 */
record DataClassFacts(
        Map<String, Tables> tables,
        Set<String> encrypted,
        Map<String, Map<String, String>> sources,
        Map<String, Map<String, Set<String>>> mentions,
        Set<String> shelves,
        Set<String> tests) {
    static final String OWNER_OF_SHELVES = "filing-service";

    private static final Pattern ENCRYPTED =
            Pattern.compile("\\bEncryptedColumn(?:\\.of\\w*)?\\(\\s*\"(\\w+)\",\\s*\"\\w+\",\\s*\"(\\w+)\"");
    private static final Pattern ANY = Pattern.compile("\\bEncryptedColumn(?:\\.\\w+)?\\(");
    private static final Pattern SHELF = Pattern.compile("(?m)^    ([A-Z_]+)\\(\"");
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final String JOBS = "@Scheduled|\\.newJob\\(|implements ExpiringRows";

    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w+");

    /** From a job over what it calls to the class that has the statement; wrong jobs seldom get there in so few steps. */
    private static final int STEPS = 3;

    DataClassFacts(
            Map<String, Tables> tables,
            Set<String> encrypted,
            Map<String, Map<String, String>> sources,
            Set<String> shelves,
            Set<String> tests) {
        this(tables, encrypted, sources, mentions(sources), shelves, tests);
    }

    static DataClassFacts read() throws IOException {
        var tables = Tables.ofServices(ProjectFiles.ROOT);
        var sources = new TreeMap<String, Map<String, String>>();
        DeployedSources.withoutComments().forEach((path, source) -> {
            var owner = path.startsWith("platform/data/") ? Tables.OF_THE_PLATFORM : path.split("/")[0];
            if (tables.containsKey(owner) && (!path.startsWith("platform/") || path.startsWith("platform/data/"))) {
                sources.computeIfAbsent(owner, key -> new TreeMap<>())
                        .merge(DeployedSources.simpleName(path), source, (one, other) -> one + "\n" + other);
            }
        });
        var tests = new TreeSet<String>();
        for (var file : ProjectFiles.all()) {
            var name = file.getFileName().toString();
            if (name.endsWith("Test.java")) {
                tests.add(name.replace(".java", ""));
            }
        }
        var shelves = new TreeSet<String>();
        SHELF.matcher(sources.get(OWNER_OF_SHELVES).get("Shelf")).results().forEach(one -> shelves.add(one.group(1)));
        return new DataClassFacts(tables, encrypted(sources, tables), sources, shelves, tests);
    }

    /** A table of the platform counts as the platform's, although each service names its columns. */
    static Set<String> encrypted(Map<String, Map<String, String>> sources, Map<String, Tables> tables) {
        var found = new TreeSet<String>();
        sources.forEach((owner, classes) -> classes.forEach((name, source) -> {
            if (source.contains("implements EncryptedColumns")) {
                var columns = ENCRYPTED.matcher(source).results().toList();
                if (columns.size() != ANY.matcher(source).results().count()) {
                    throw new IllegalStateException(name + " names columns in a way that is not read");
                }
                columns.forEach(column -> {
                    var shared = tables.get(Tables.OF_THE_PLATFORM).columns().containsKey(column.group(1));
                    found.add(
                            (shared ? Tables.OF_THE_PLATFORM : owner) + " " + column.group(1) + "." + column.group(2));
                });
            }
        }));
        return found;
    }

    boolean isEncrypted(String owner, String table, String column) {
        return encrypted.contains(owner + " " + table + "." + column);
    }

    boolean hasEncrypted(String owner, String table) {
        return encrypted.stream().anyMatch(column -> column.startsWith(owner + " " + table + "."));
    }

    String source(String owner, String name) {
        return sources.getOrDefault(owner, Map.of()).get(name);
    }

    static boolean isJob(String source) {
        return Pattern.compile(JOBS).matcher(source).find();
    }

    /** Classes of the owner with a statement that deletes rows of the table. */
    Set<String> deleters(String owner, String table) {
        return writers(owner, table, "delete\\s+from");
    }

    private Set<String> writers(String owner, String table, String verb) {
        var statement = Pattern.compile("(?i)\\b" + verb + "\\s+(?:" + table + "\\b|\"\\s*\\+\\s*table\\b)");
        var found = new TreeSet<String>();
        sources.getOrDefault(owner, Map.of()).forEach((name, source) -> {
            var writes =
                    statement.matcher(JOINED.matcher(source).replaceAll("")).results();
            if (writes.anyMatch(one -> !one.group().endsWith("table") || source.contains("\"" + table + "\""))) {
                found.add(name);
            }
        });
        return found;
    }

    /** Whether the class comes to one that deletes rows of the table: by a statement, or as entities. Other rows take those that cascade. */
    boolean deletes(String owner, String code, String table) {
        return tables.get(owner).cascading().contains(table) || reaches(owner, code, table, deleters(owner, table));
    }

    /** Whether the class comes to one that changes rows of the table. */
    boolean changes(String owner, String code, String table) {
        return reaches(owner, code, table, writers(owner, table, "update"));
    }

    private boolean reaches(String owner, String code, String table, Set<String> writers) {
        var goals = new TreeSet<>(writers);
        sources.get(owner).forEach((name, source) -> {
            if (source.contains("@Table(name = \"" + table + "\"")) {
                goals.add(name);
            }
        });
        var reached = new TreeSet<>(Set.of(code));
        for (var step = 0; step < STEPS; step++) {
            for (var name : List.copyOf(reached)) {
                reached.addAll(mentions.get(owner).getOrDefault(name, Set.of()));
            }
        }
        return goals.stream().anyMatch(reached::contains);
    }

    private static Map<String, Map<String, Set<String>>> mentions(Map<String, Map<String, String>> sources) {
        var found = new TreeMap<String, Map<String, Set<String>>>();
        sources.forEach((owner, classes) -> classes.forEach((name, source) -> {
            var named = new TreeSet<String>();
            NAME.matcher(source).results().map(MatchResult::group).forEach(named::add);
            named.retainAll(classes.keySet());
            found.computeIfAbsent(owner, key -> new TreeMap<>()).put(name, named);
        }));
        return found;
    }

    static String text(String path) throws IOException {
        return Files.readString(ProjectFiles.ROOT.resolve(path));
    }
}
