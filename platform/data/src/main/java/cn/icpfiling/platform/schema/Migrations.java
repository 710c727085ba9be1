package cn.icpfiling.platform.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The changesets of a changelog and of the SQL files that it includes, by author and id as Liquibase records them. */
final class Migrations {
    private static final Pattern INCLUDED = Pattern.compile("(?m)^\\s*- include:\\s*\\{\\s*file:\\s*(\\S+?)\\s*}");
    private static final Pattern CHANGESET = Pattern.compile("(?m)^--\\s*changeset\\s+(\\S+?):(\\S+)");

    private Migrations() {}

    record Migration(String author, String id) {
        @Override
        public String toString() {
            return author + ":" + id;
        }
    }

    /** @throws IllegalStateException if no migration is found, or a file without one: then the comparison would hold for any schema */
    static List<Migration> of(String changeLog) {
        var migrations = new ArrayList<Migration>();
        INCLUDED.matcher(read(changeLog)).results().map(found -> found.group(1)).forEach(file -> {
            var inFile = CHANGESET
                    .matcher(read(file))
                    .results()
                    .map(found -> new Migration(found.group(1), found.group(2)))
                    .toList();
            if (inFile.isEmpty()) {
                throw new IllegalStateException(file + " has no migration");
            }
            migrations.addAll(inFile);
        });
        if (migrations.isEmpty()) {
            throw new IllegalStateException(changeLog + " includes no migrations");
        }
        return migrations;
    }

    private static String read(String resource) {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is not in the jars");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
