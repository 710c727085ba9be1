package cn.icpfiling.platform.migrations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The tables that a service has once all its migrations ran, read of their text.
 *
 * @param columns of each table
 * @param appendOnly tables of which triggers refuse both changes and deletions
 * @param cascading tables whose rows go with those of another one
 */
public record Tables(Map<String, Set<String>> columns, Set<String> appendOnly, Set<String> cascading) {
    public static final String OF_THE_PLATFORM = "platform";

    private static final Pattern COMMENT = Pattern.compile("(?m)^ *--.*$");
    private static final Pattern TABLE = Pattern.compile("(?s)CREATE TABLE (\\w+) \\((.*)\\n\\)");
    private static final Pattern COLUMN = Pattern.compile("(?m)^  (?!PRIMARY |UNIQUE |KEY |CONSTRAINT )(\\w+) ");
    private static final Pattern DROPPED = Pattern.compile("DROP TABLE (?:IF EXISTS )?(\\w+)");
    private static final Pattern ALTERED = Pattern.compile("ALTER TABLE (\\w+)");
    private static final Pattern ADDED = Pattern.compile("ADD COLUMN (\\w+)");
    private static final Pattern REMOVED = Pattern.compile("DROP COLUMN (\\w+)");
    private static final Pattern TRIGGER =
            Pattern.compile("(?s)CREATE TRIGGER \\w+ BEFORE (UPDATE|DELETE) ON (\\w+) .*SIGNAL SQLSTATE");

    /** This form of a migration would be read as if nothing had happened. */
    private static final Pattern UNREAD = Pattern.compile("RENAME (?:TO|TABLE|COLUMN)|CHANGE COLUMN|CREATE TABLE IF");

    /** By the module that owns the migration: a service, or the platform for what each service gets of it. */
    public static Map<String, Tables> ofServices(Path root) throws IOException {
        var found = new TreeMap<String, Tables>();
        for (var schema : Schema.all(root)) {
            var owner = root.relativize(schema.folder()).getName(0).toString();
            if (owner.endsWith("-service")) {
                var files = schema.files(root);
                found.put(
                        owner,
                        of(texts(files.stream().filter(file -> !isShared(file)).toList())));
            }
        }
        var shared = Schema.ofThePlatform(root).stream()
                .map(file -> root.resolve("platform/data/src/main/resources").resolve(file))
                .toList();
        found.put(OF_THE_PLATFORM, of(texts(shared)));
        return found;
    }

    static Tables of(List<String> migrations) {
        var tables = new Tables(new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
        var refused = new TreeMap<String, Set<String>>();
        for (var migration : migrations) {
            for (var statement : COMMENT.matcher(migration).replaceAll("").split(";")) {
                tables.take(statement);
                TRIGGER.matcher(statement)
                        .results()
                        .forEach(trigger -> refused.computeIfAbsent(trigger.group(2), key -> new TreeSet<>())
                                .add(trigger.group(1)));
            }
        }
        refused.forEach((table, acts) -> {
            if (acts.size() == 2) {
                tables.appendOnly.add(table);
            }
        });
        return tables;
    }

    private void take(String statement) {
        if (UNREAD.matcher(statement).find()) {
            throw new IllegalStateException("Tables cannot read: " + statement.strip());
        }
        var made = TABLE.matcher(statement);
        if (made.find()) {
            columns.put(made.group(1), names(COLUMN, made.group(2)));
            if (statement.contains("ON DELETE CASCADE")) {
                cascading.add(made.group(1));
            }
        } else if (statement.contains("CREATE TABLE")) {
            throw new IllegalStateException("Tables cannot read: " + statement.strip());
        }
        columns.keySet().removeAll(names(DROPPED, statement));
        var altered = ALTERED.matcher(statement);
        if (altered.find()) {
            var changed = columns.get(altered.group(1));
            if (changed == null) {
                throw new IllegalStateException("A migration changes the table of another module: " + altered.group(1));
            }
            changed.addAll(names(ADDED, statement));
            changed.removeAll(names(REMOVED, statement));
        }
    }

    private static Set<String> names(Pattern pattern, String text) {
        var names = new TreeSet<String>();
        pattern.matcher(text).results().forEach(one -> names.add(one.group(1)));
        return names;
    }

    private static boolean isShared(Path file) {
        return file.getParent().endsWith("db/platform");
    }

    private static List<String> texts(List<Path> files) throws IOException {
        var texts = new ArrayList<String>();
        for (var file : files) {
            texts.add(Files.readString(file));
        }
        return texts;
    }
}
