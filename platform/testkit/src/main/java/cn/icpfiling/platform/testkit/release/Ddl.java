package cn.icpfiling.platform.testkit.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A clause of ALTER TABLE or of CREATE TABLE in a migration.
 *
 * @param table in lower case
 * @param creates whether the table is new with the clause
 * @param text without backquotes, with single blanks
 */
record Ddl(String table, boolean creates, String text) {

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");
    private static final Pattern ALTER = Pattern.compile(
            "\\s*ALTER\\s+(?:ONLINE\\s+)?TABLE\\s+(?:IF\\s+EXISTS\\s+)?(\\S+)\\s+(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CREATE = Pattern.compile(
            "\\s*CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?([^\\s(]+)\\s*\\((.*)\\).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The statements of a migration without its comments, among which are its rollbacks. */
    static List<String> statements(String migration) {
        return split(COMMENT.matcher(migration).replaceAll(""), ';');
    }

    static Stream<Ddl> clauses(String statement) {
        var create = CREATE.matcher(statement);
        var alter = ALTER.matcher(statement);
        if (create.matches()) {
            return clauses(create.group(1), true, create.group(2));
        }
        return alter.matches() ? clauses(alter.group(1), false, alter.group(2)) : Stream.empty();
    }

    private static Stream<Ddl> clauses(String table, boolean creates, String text) {
        var name = table.replace("`", "").toLowerCase(Locale.ROOT);
        return split(text, ',').stream()
                .map(clause ->
                        new Ddl(name, creates, clause.replace("`", "").strip().replaceAll("\\s+", " ")));
    }

    /** Splits at characters outside parentheses and quotes. */
    private static List<String> split(String text, char at) {
        var parts = new ArrayList<String>();
        var depth = 0;
        var quoted = false;
        var begin = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            } else if (!quoted && depth == 0 && c == at) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(begin));
        return parts;
    }
}
