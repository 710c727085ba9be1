package cn.icpfiling.legacy.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that cannot be read keep their text, and take no other row with them. */
class BrokenRowsTest {
    private static final String HEAD = "domain,site_id\n";

    @Test
    void a_stray_quote_spoils_its_own_line_and_none_behind_it() {
        var rows = read(HEAD + "a.cn,s1\n\"b.cn,s2\nc.cn,s3\n\"d.cn\",s4\ne.cn,\"s5\"\n");

        assertThat(sound(rows)).containsExactly("a.cn", "c.cn", "d.cn", "e.cn");
        assertThat(rows.stream().map(RawRow::line)).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(rows.get(1).fault()).isEqualTo(FaultCode.ROW_MALFORMED);
        assertThat(rows.get(1).source()).isEqualTo(new RowSource("\"b.cn,s2", 0));
    }

    @Test
    void a_quote_that_never_closes_spoils_its_own_line_however_many_follow() {
        for (var many : List.of(3, 20_000)) {
            for (var end : List.of("\n", "\r\n", "\r")) {
                var text = HEAD + "\"x.cn,s0\n"
                        + IntStream.range(0, many)
                                .mapToObj(at -> "d" + at + ".cn,s" + at + "\n")
                                .collect(Collectors.joining());

                var rows = read(text.replace("\n", end));

                assertThat(rows).hasSize(many + 1);
                assertThat(sound(rows)).hasSize(many).last().isEqualTo("d" + (many - 1) + ".cn");
                assertThat(rows.getLast().line()).isEqualTo(many + 2);
            }
        }
    }

    @Test
    void a_sound_field_of_several_lines_stays_one_row_although_its_row_has_a_field_too_many() {
        var rows = read(HEAD + "\"a.cn\nb.cn,s2\n\",s1,x\nc.cn,s3\n");

        assertThat(rows.stream().map(RawRow::fault)).containsExactly(FaultCode.ROW_MALFORMED, null);
        assertThat(rows.getFirst().source()).isEqualTo(new RowSource("\"a.cn\nb.cn,s2\n\",s1,x", 0));
    }

    @Test
    void what_no_column_has_is_kept_as_text() {
        var rows = read(HEAD + "甲,乙.cn,s1,more\na.cn\nb.cn,s2\n");

        assertThat(rows.stream()
                        .map(row -> row.source() == null ? null : row.source().text()))
                .containsExactly("甲,乙.cn,s1,more", "a.cn", null);
    }

    @Test
    void a_line_of_NDJSON_that_is_none_is_kept_as_text() {
        var rows = read(
                "{\"domain\": \"a.cn\", \"site_id\": \"s1\"}\n{\"domain\": \"b.cn\" \"site_id\": \"s2\"}\nc.cn,s3\n");

        assertThat(rows.stream()
                        .map(row -> row.source() == null ? null : row.source().text()))
                .containsExactly(null, "{\"domain\": \"b.cn\" \"site_id\": \"s2\"}", "c.cn,s3");
    }

    @Test
    void of_a_text_that_is_too_long_the_beginning_is_kept_and_the_rest_is_counted() {
        var more = 2_000_000;
        var csv = read(HEAD + "b.cn," + "x".repeat(more) + "\nc.cn,s3\n");
        var json = read("{\"domain\": \"" + "x".repeat(more) + "\"}\n{\"domain\": \"c.cn\", \"site_id\": \"s3\"}\n");

        assertThat(csv.getFirst().source().text()).startsWith("b.cn,xxx").hasSize(RowSource.LONGEST);
        assertThat(csv.getFirst().source().cut()).isEqualTo(more + 5 - RowSource.LONGEST);
        assertThat(json.getFirst().source().text()).startsWith("{\"domain\"").hasSize(RowSource.LONGEST);
        assertThat(json.getFirst().source().cut()).isEqualTo(more + 14 - RowSource.LONGEST);
        assertThat(sound(csv)).isEqualTo(sound(json)).containsExactly("c.cn");
    }

    @Test
    void a_row_with_bytes_of_another_encoding_keeps_its_text() {
        var rows = RowReaderTest.read(
                new byte[] {
                    'd',
                    'o',
                    'm',
                    'a',
                    'i',
                    'n',
                    ',',
                    's',
                    'i',
                    't',
                    'e',
                    '_',
                    'i',
                    'd',
                    '\n',
                    'a',
                    (byte) 0xFF,
                    ',',
                    's'
                },
                LoadKind.DOMAINS);

        assertThat(rows.getFirst().fault()).isEqualTo(FaultCode.ENCODING);
        assertThat(rows.getFirst().source().text()).startsWith("a").endsWith(",s");
    }

    @Test
    void the_words_of_MySQL_for_nothing_are_missing_values_unless_they_have_quotes() {
        var rows = read("domain,site_id\n\\N,NULL\n\"\\N\",\"NULL\"\n");

        assertThat(rows.stream().map(row -> Arrays.asList(row.values())))
                .containsExactly(Arrays.asList(null, null), List.of("\\N", "NULL"));
    }

    private static List<RawRow> read(String text) {
        return RowReaderTest.read(text.getBytes(StandardCharsets.UTF_8), LoadKind.DOMAINS);
    }

    private static List<String> sound(List<RawRow> rows) {
        return rows.stream()
                .filter(row -> row.fault() == null)
                .map(row -> row.values()[0])
                .toList();
    }
}
