package cn.icpfiling.sandbox.oldplatform;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a file of an export is written. */
enum ExportForm {
    CSV("csv", StandardCharsets.UTF_8, "text/csv;charset=UTF-8", "\n"),
    /** As a Chinese Excel of those years wrote it. */
    GBK("gbk.csv", Charset.forName("GBK"), "text/csv;charset=GBK", "\r\n"),
    NDJSON("ndjson", StandardCharsets.UTF_8, "application/x-ndjson", "\n");

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

    private final String ending;
    private final Charset charset;
    private final String mediaType;
    private final String lineEnd;

    ExportForm(String ending, Charset charset, String mediaType, String lineEnd) {
        this.ending = ending;
        this.charset = charset;
        this.mediaType = mediaType;
        this.lineEnd = lineEnd;
    }

    /** The line with the columns' names; NDJSON names them in each row. */
    byte[] head(TableKind table) {
        return this == NDJSON ? new byte[0] : csv(table.columns());
    }

    byte[] line(Row row) {
        return this == NDJSON ? json(row) : csv(row.cells());
    }

    private byte[] csv(List<String> cells) {
        return (cells.stream().map(ExportForm::cell).collect(Collectors.joining(",")) + lineEnd).getBytes(charset);
    }

    private static String cell(String text) {
        return NEEDS_QUOTES.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private byte[] json(Row row) {
        var line = new StringBuilder(64 * row.cells().size()).append('{');
        for (var i = 0; i < row.cells().size(); i++) {
            if (row.cells().get(i).isEmpty()) {
                continue;
            }
            if (line.length() > 1) {
                line.append(',');
            }
            line.append('"').append(row.table().columns().get(i)).append("\":\"");
            line.append(row.cells().get(i).replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return line.append('}').append(lineEnd).toString().getBytes(charset);
    }

    String ending() {
        return ending;
    }

    String mediaType() {
        return mediaType;
    }
}
