package cn.icpfiling.platform.testkit.release;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a definition of a column lets be written.
 *
 * @param name in upper case, such as VARCHAR
 * @param arguments between the parentheses, such as lengths
 */
record ColumnType(String name, List<String> arguments, boolean required) {

    private static final Pattern DEFINITION =
            Pattern.compile("([A-Z]+)(?:\\s*\\(([^)]*)\\))?(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NOT_NULL =
            Pattern.compile("\\bNOT\\s+NULL\\b|\\bPRIMARY\\s+KEY\\b", Pattern.CASE_INSENSITIVE);
    /** Each takes what the ones before it take. */
    private static final List<List<String>> WIDER = List.of(
            List.of("TINYINT", "SMALLINT", "MEDIUMINT", "INT", "BIGINT"),
            List.of("CHAR", "VARCHAR", "TEXT", "MEDIUMTEXT", "LONGTEXT"),
            List.of("BINARY", "VARBINARY", "BLOB", "MEDIUMBLOB", "LONGBLOB"));

    /** @param definition what stands after the name of the column */
    static ColumnType of(String definition) {
        var parts = DEFINITION.matcher(definition.strip());
        if (!parts.matches()) {
            return new ColumnType(definition, List.of(), true);
        }
        var arguments = parts.group(2) == null
                ? List.<String>of()
                : Arrays.stream(parts.group(2).split(",")).map(String::strip).toList();
        return new ColumnType(
                parts.group(1).toUpperCase(Locale.ROOT),
                arguments,
                NOT_NULL.matcher(parts.group(3)).find());
    }

    /** Whether each value of the other type may be written, and NULL if the other type takes it. */
    boolean takesAllOf(ColumnType other) {
        if (required && !other.required) {
            return false;
        }
        return name.equals(other.name) ? isAsLong(other) : isWider(other);
    }

    private boolean isAsLong(ColumnType other) {
        if (arguments.equals(other.arguments)) {
            return true;
        }
        if (!isNumber(arguments) || !isNumber(other.arguments)) {
            return arguments.containsAll(other.arguments);
        }
        if (arguments.size() != other.arguments.size() || arguments.isEmpty()) {
            return false;
        }
        var digits = whole(this) >= whole(other);
        for (var i = 0; i < arguments.size(); i++) {
            digits &= Long.parseLong(arguments.get(i)) >= Long.parseLong(other.arguments.get(i));
        }
        return digits;
    }

    /** Of a DECIMAL, the digits before the point. */
    private static long whole(ColumnType type) {
        var first = Long.parseLong(type.arguments.getFirst());
        return type.arguments.size() == 2 ? first - Long.parseLong(type.arguments.getLast()) : first;
    }

    private static boolean isNumber(List<String> arguments) {
        return arguments.stream().allMatch(argument -> argument.matches("\\d{1,9}"));
    }

    private boolean isWider(ColumnType other) {
        return WIDER.stream()
                        .anyMatch(
                                types -> types.contains(other.name) && types.indexOf(name) > types.indexOf(other.name))
                && (arguments.isEmpty() || isAsLong(new ColumnType(name, other.arguments, other.required)));
    }
}
