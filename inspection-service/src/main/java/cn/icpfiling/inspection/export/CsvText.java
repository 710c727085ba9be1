package cn.icpfiling.inspection.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Writes CSV by RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe in front. */
public final class CsvText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** The wide forms too: in East Asian settings a spreadsheet takes them for the narrow ones. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final StringBuilder text;

    public CsvText(List<String> header) {
        text = new StringBuilder(head(header));
    }

    /** The beginning of a file that its caller writes line by line. */
    public static String head(List<String> header) {
        return BYTE_ORDER_MARK + line(header);
    }

    /** One row with its end; null is an empty cell. */
    public static String line(List<?> cells) {
        return cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Adds a row; null is an empty cell. */
    public void row(List<?> cells) {
        text.append(line(cells));
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(Object value) {
        var plain = value == null ? "" : value.toString();
        var safe = !plain.isEmpty() && FORMULA.indexOf(plain.charAt(0)) >= 0 ? "'" + plain : plain;
        var quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
