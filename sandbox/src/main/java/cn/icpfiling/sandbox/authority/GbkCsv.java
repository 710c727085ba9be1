package cn.icpfiling.sandbox.authority;

import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** CSV as a Chinese Excel writes it: GBK bytes without a mark, commas, CRLF, quotes where a cell needs them. */
final class GbkCsv {

    private static final Charset GBK = Charset.forName("GBK");
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

    private GbkCsv() {}

    static byte[] of(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(GbkCsv::cell).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining())
                .getBytes(GBK);
    }

    private static String cell(String text) {
        return NEEDS_QUOTES.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
