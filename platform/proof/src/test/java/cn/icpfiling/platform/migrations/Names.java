package cn.icpfiling.platform.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of a schema: snake_case, a table in the plural, and the name of a key or constraint begins with its table's, because those of
 * constraints are unique in a schema.
 */
final class Names {
    /** Last words of table names that stand for many rows and have no plural here. */
    private static final Set<String> COLLECTIVE =
            Set.of("blacklist", "chain", "evidence", "history", "inbox", "outbox", "people");

    private static final Pattern TABLE = Pattern.compile("(?s)CREATE TABLE (\\w+) \\((.*?)\\n\\)");
    private static final Pattern COLUMN = Pattern.compile("(?m)^  (?!PRIMARY |UNIQUE |KEY |CONSTRAINT )(\\w+) ");
    private static final Pattern NEW_COLUMN = Pattern.compile("ADD COLUMN (\\w+)");
    private static final Pattern KEY = Pattern.compile("(?<!PRIMARY )(?<!FOREIGN )\\b(?:KEY|CONSTRAINT) (\\w+)");
    private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*");
    private static final Pattern COMMENT = Pattern.compile("(?m)^ *--.*$");

    private Names() {}

    /** What is wrong with the names of a migration. */
    static List<String> faults(String migration) {
        var faults = new ArrayList<String>();
        var sql = COMMENT.matcher(migration).replaceAll("");
        var tables = TABLE.matcher(sql);
        while (tables.find()) {
            var table = tables.group(1);
            checkColumns(COLUMN, tables.group(2), faults);
            if (!SNAKE_CASE.matcher(table).matches()) {
                faults.add("table " + table + " is not in snake_case");
            }
            if (!isPlural(table)) {
                faults.add("table " + table + " is not in the plural");
            }
            var keys = KEY.matcher(tables.group(2));
            while (keys.find()) {
                if (!keys.group(1).startsWith(table + "_")) {
                    faults.add(keys.group(1) + " does not begin with its table " + table);
                }
            }
        }
        checkColumns(NEW_COLUMN, sql, faults);
        return faults;
    }

    private static void checkColumns(Pattern pattern, String sql, List<String> faults) {
        var columns = pattern.matcher(sql);
        while (columns.find()) {
            if (!SNAKE_CASE.matcher(columns.group(1)).matches()) {
                faults.add("column " + columns.group(1) + " is not in snake_case");
            }
        }
    }

    private static boolean isPlural(String table) {
        var last = table.substring(table.lastIndexOf('_') + 1);
        return last.endsWith("s") || COLLECTIVE.contains(last);
    }
}
