package cn.icpfiling.inspection.tabular;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A CSV file in UTF-8, with or without a byte order mark, or in GB18030, which includes GBK and GB2312. Cells are separated
 * by commas, semicolons or tabs, whichever the first lines have most of.
 */
public final class CsvFile implements TabularFile {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Set<String> SUBSETS_OF_GB18030 = Set.of("gbk", "gb2312", "gb18030");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<Character> DELIMITERS = List.of(',', '\t', ';');
    private static final int LINES_TO_LOOK_AT = 20;

    private final String text;

    private CsvFile(String text) {
        this.text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** @param charset as the request names it; null to find out */
    public static CsvFile of(byte[] file, String charset) {
        var text = charset == null ? guessed(file) : decoded(file, named(charset));
        // Text has no NUL; a file with it is UTF-16 or no text.
        if (text == null || text.indexOf('\0') >= 0) {
            throw TabularFault.FILE_ENCODING_UNKNOWN.at("");
        }
        return new CsvFile(text);
    }

    private static String guessed(byte[] file) {
        var utf8 = decoded(file, StandardCharsets.UTF_8);
        return utf8 == null ? decoded(file, GB18030) : utf8;
    }

    private static Charset named(String charset) {
        var name = charset.toLowerCase(Locale.ROOT);
        if (SUBSETS_OF_GB18030.contains(name)) {
            return GB18030;
        }
        if (name.equals("utf-8")) {
            return StandardCharsets.UTF_8;
        }
        throw TabularFault.FILE_ENCODING_UNKNOWN.at("/header/Content-Type");
    }

    /** Null if the bytes are not in the character set. */
    private static String decoded(byte[] file, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }

    @Override
    public int sheets() {
        return 1;
    }

    @Override
    public void read(int sheet, Predicate<SheetRow> each) {
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter())
                .setIgnoreEmptyLines(false)
                .get();
        var line = 1;
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            for (var rows = parser.iterator(); rows.hasNext(); ) {
                var cells =
                        Arrays.stream(rows.next().values()).map(String::strip).toList();
                if (!each.test(new SheetRow(line, cells))) {
                    return;
                }
                line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw TabularFault.CSV_UNREADABLE.at("/lines/" + line, line).causedBy(unreadable);
        }
    }

    private char delimiter() {
        var head = String.join("\n", text.lines().limit(LINES_TO_LOOK_AT).toList());
        return DELIMITERS.stream()
                .reduce((most, next) -> count(head, next) > count(head, most) ? next : most)
                .orElseThrow();
    }

    private static long count(String head, char wanted) {
        return head.chars().filter(c -> c == wanted).count();
    }
}
