package cn.icpfiling.platform.sql;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns the text of a statement into one that a parser can read. A hole is read as what the words before it ask for: rows after VALUES, a
 * list after IN, a condition after WHERE, a name after FROM. Everywhere else a hole is nothing, because most fragments may be empty.
 */
final class Reading {
    private static final Pattern HOLE = Pattern.compile("%(?:\\d\\$)?[sd]|" + Statement.HOLE);
    private static final Pattern PARAMETER = Pattern.compile("\\?\\d+|(?<=[\\s(=<>,]):[a-z]\\w*");
    private static final Pattern HEXADECIMAL = Pattern.compile("\\bX'");

    private Reading() {}

    static boolean hasHoles(String text) {
        return HOLE.matcher(text).find() || isCutOff(text);
    }

    static String of(String text) {
        var read = new StringBuilder();
        var from = 0;
        var whole = isCutOff(text) ? text + Statement.HOLE : text;
        for (var hole : HOLE.matcher(whole).results().toList()) {
            read.append(whole, from, hole.start());
            read.append(filled(read.toString()));
            from = hole.end();
        }
        read.append(whole, from, whole.length());
        // The grammar knows hexadecimal literals with a small x only; the servers take both.
        return HEXADECIMAL
                .matcher(PARAMETER.matcher(read).replaceAll("?"))
                .replaceAll("x'")
                .strip();
    }

    /** A constant that another statement continues ends in the middle of a clause. */
    private static boolean isCutOff(String text) {
        return text.toUpperCase(Locale.ROOT)
                .matches("(?s).*(?:\\b(?:WHERE|AND|OR|IN|VALUES|SET|BY|ON|FROM|LIMIT|GRANT)|[,(=])\\s*");
    }

    private static String filled(String before) {
        var text = before.toUpperCase(Locale.ROOT);
        if (text.matches("(?s).*[\\w`.'$]")
                && !text.matches("(?s).*\\b(?:AND|OR|WHERE|VALUES|IN|SET|FROM|SELECT|BY|ON)")) {
            return "x";
        }
        var word = text.strip().replaceFirst("(?s).*?([A-Z_]+|\\S)$", "$1");
        return switch (word) {
            case "VALUES" -> " (?) ";
            case "IN" -> " (?) ";
            case "SET", "WHERE", "AND", "OR", "ON", "NOT", "HAVING" -> " x = ? ";
            case "FROM", "JOIN", "INTO", "UPDATE", "TABLE", "SELECT", "BY", ",", "DISTINCT", "DATABASE", "USER", "(" ->
                " x ";
            case "=", "<", ">", "LIMIT", "+", "-", "LIKE", "THEN", "ELSE", "WHEN", "ROW" -> " ? ";
            default -> " ";
        };
    }
}
