package cn.icpfiling.platform.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the SQL statements in a script or a manifest: what stands between {@code <<SQL} and {@code SQL}, and every quoted text that begins
 * with a verb of SQL in capitals. A variable of the shell is read as its name. A message that begins as a statement cannot be told from
 * one, so the place of a quoted text says how to write it.
 */
final class ScriptStatements {
    private static final String VERB =
            "(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|TRUNCATE|ANALYZE|OPTIMIZE|CREATE|DROP|ALTER|GRANT|REVOKE"
                    + "|SHOW|EXPLAIN|KILL|FLUSH|LOCK|LOAD|SET|PURGE|RENAME|CALL|CHANGE|STOP|START|RESET)\\s";

    private static final Pattern HERE = Pattern.compile("(?s)<<-?'?SQL'?\\n(.*?)\\n\\s*SQL\\n");
    private static final Pattern QUOTED =
            Pattern.compile("\"(" + VERB + "[^\"]*)\"|'(" + VERB + "[^']*)'|`(" + VERB + "[^`]*)`");

    /** What the failure says of a quoted text, which may be a message. */
    static final String HINT = " (a quoted text: if it is a message, begin it with no verb of SQL in capitals)";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)}?");

    private ScriptStatements() {}

    /** @param name the name of the file, for the places */
    static List<Statement> in(String name, String script) {
        var found = new ArrayList<Statement>();
        var code = script.replaceAll("(?m)^[ \\t]*#.*$", "");
        for (var here : HERE.matcher(code).results().toList()) {
            add(found, place(name, code, here.start()), here.group(1));
        }
        for (var text :
                QUOTED.matcher(HERE.matcher(code).replaceAll("\n")).results().toList()) {
            for (var group = 1; group <= 3; group++) {
                if (text.group(group) != null) {
                    add(found, place(name, code, code.indexOf(text.group())) + HINT, text.group(group));
                }
            }
        }
        return found;
    }

    private static void add(List<Statement> found, String place, String text) {
        for (var statement : MigrationStatements.split(VARIABLE.matcher(text).replaceAll("$1"))) {
            found.add(new Statement(place, statement));
        }
    }

    private static String place(String name, String text, int at) {
        return name + ":"
                + (text.substring(0, at)
                                .chars()
                                .filter(letter -> letter == '\n')
                                .count()
                        + 1);
    }
}
