package cn.icpfiling.platform.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/** CHECKs and foreign keys of one schema by name. MySQL wants each name once a schema, MariaDB wants a CHECK's name once a table. */
final class ConstraintNames {
    private static final Pattern TABLE = Pattern.compile("\\s*(?:CREATE|ALTER)\\s+TABLE\\s+(\\w+).*", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("\\bCONSTRAINT\\s+(\\w+)\\s+(?:CHECK|FOREIGN)\\b");

    private ConstraintNames() {}

    /** The names that stand in two tables. A name may stand twice for one table: a migration replaces its constraint. */
    static List<String> twice(List<Statement> schema) {
        var tables = new HashMap<String, String>();
        var twice = new ArrayList<String>();
        for (var statement : schema) {
            var table = TABLE.matcher(statement.text());
            if (!table.matches()) {
                continue;
            }
            NAMED.matcher(statement.text()).results().forEach(named -> {
                var other = tables.putIfAbsent(named.group(1), table.group(1));
                if (other != null && !other.equals(table.group(1))) {
                    twice.add(named.group(1) + " of " + other + " and of " + table.group(1));
                }
            });
        }
        return twice;
    }
}
