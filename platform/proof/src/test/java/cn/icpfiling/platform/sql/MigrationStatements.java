package cn.icpfiling.platform.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the statements of a migration in Liquibase's formatted SQL, those of its rollbacks included. */
final class MigrationStatements {
    private MigrationStatements() {}

    static List<Statement> in(Path root, Path file) throws IOException {
        var found = new ArrayList<Statement>();
        var name = root.relativize(file).toString();
        var statement = new StringBuilder();
        var rollback = new StringBuilder();
        var begins = 0;
        var number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            if (line.startsWith("--rollback ")) {
                rollback.append(line.substring("--rollback ".length())).append('\n');
                if (line.stripTrailing().endsWith(";")) {
                    add(found, name + ":" + number, rollback);
                }
                continue;
            }
            var code = withoutComment(line);
            if (code.isBlank()) {
                continue;
            }
            if (statement.isEmpty()) {
                begins = number;
            }
            statement.append(code).append('\n');
            if (code.stripTrailing().endsWith(";")) {
                add(found, name + ":" + begins, statement);
            }
        }
        add(found, name + ":" + begins, statement);
        add(found, name + ":" + number, rollback);
        return found;
    }

    private static void add(List<Statement> found, String place, StringBuilder text) {
        for (var part : split(text.toString())) {
            found.add(new Statement(place, part));
        }
        text.setLength(0);
    }

    private static String withoutComment(String line) {
        var quoted = false;
        for (var at = 0; at < line.length(); at++) {
            if (line.charAt(at) == '\'') {
                quoted = !quoted;
            } else if (!quoted && line.startsWith("--", at)) {
                return line.substring(0, at);
            }
        }
        return line;
    }

    static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var quoted = false;
        var from = 0;
        for (var at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\'') {
                quoted = !quoted;
            } else if (!quoted && text.charAt(at) == ';') {
                parts.add(text.substring(from, at).strip());
                from = at + 1;
            }
        }
        parts.add(text.substring(from).strip());
        parts.removeIf(String::isBlank);
        return parts;
    }
}
