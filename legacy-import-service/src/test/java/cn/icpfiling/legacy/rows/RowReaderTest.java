package cn.icpfiling.legacy.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.id.Ids;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class RowReaderTest {
    private static final String DOMAINS = "domain,site_id\n例子.cn,s1\nb.cn,s2\n";

    @Test
    void a_file_is_read_plain_gzipped_and_zipped() throws IOException {
        var plain = DOMAINS.getBytes(StandardCharsets.UTF_8);

        for (var bytes : List.of(plain, gzip(plain), zip(plain, 1))) {
            assertThat(values(read(bytes, LoadKind.DOMAINS)))
                    .containsExactly(List.of("例子.cn", "s1"), List.of("b.cn", "s2"));
        }
    }

    /** As a Chinese Windows of those years packed it: the name in GBK, without a word about its encoding. */
    @Test
    void a_zipped_file_may_have_a_name_in_another_encoding() throws IOException {
        var plain = DOMAINS.getBytes(Charset.forName("GBK"));

        assertThat(values(read(zip(plain, 1, Charset.forName("GBK")), LoadKind.DOMAINS)))
                .containsExactly(List.of("例子.cn", "s1"), List.of("b.cn", "s2"));
    }

    @Test
    void a_corrected_row_says_which_faulty_one_it_corrects() {
        var load = Ids.next();
        var csv = "_load,_file,_line,_codes,domain,site_id\n" + load + ",2,17,X,a.cn,s1\n" + load + ",,4,X,b.cn,s2\n"
                + load + ",2,x,X,c.cn,s3\n,2,17,X,d.cn,s4\nl,2,17,X,e.cn,s5\n";
        var json = "{\"domain\": \"a.cn\", \"_line\": 17, \"site_id\": \"s1\", \"_file\": \"2\", \"_load\": \"" + load
                + "\", \"_codes\": [\"X\"]}\n";

        assertThat(read(csv.getBytes(StandardCharsets.UTF_8), LoadKind.DOMAINS))
                .extracting(RawRow::corrects)
                .containsExactly(new RowPlace(load, 2, 17), null, null, null, null);
        assertThat(read(json.getBytes(StandardCharsets.UTF_8), LoadKind.DOMAINS))
                .extracting(RawRow::corrects)
                .containsExactly(new RowPlace(load, 2, 17));
    }

    @Test
    void the_bytes_say_whether_they_are_UTF_8_or_GB18030() {
        var gbk = DOMAINS.getBytes(Charset.forName("GBK"));
        var marked = ("\uFEFF" + DOMAINS).getBytes(StandardCharsets.UTF_8);

        assertThat(values(read(gbk, LoadKind.DOMAINS)).getFirst()).containsExactly("例子.cn", "s1");
        assertThat(values(read(marked, LoadKind.DOMAINS)).getFirst()).containsExactly("例子.cn", "s1");
    }

    /** An old column cut a name within a character. Names with an even number of characters would be other names in GB18030. */
    @Test
    void a_broken_character_sets_its_row_aside_and_makes_no_other_encoding_of_the_file() {
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes("domain,site_id\n".getBytes(charset));
            for (var at = 0; at < 50; at++) {
                var name = "网站备案.cn".getBytes(charset);
                var cut = at == 7 ? 1 : 0;
                bytes.write(name, cut, name.length - cut);
                bytes.writeBytes((",s" + at + "\n").getBytes(charset));
            }

            var rows = read(bytes.toByteArray(), LoadKind.DOMAINS);

            var broken = rows.remove(7);
            assertThat(rows).hasSize(49).allMatch(row -> row.values()[0].equals("网站备案.cn"));
            if (charset.equals(StandardCharsets.UTF_8)) {
                assertThat(broken.fault()).isEqualTo(FaultCode.ENCODING);
            }
        }
    }

    /** "Unicode text" of a spreadsheet: UTF-16 with a mark, and tabs. */
    @Test
    void a_mark_at_the_beginning_says_that_the_bytes_are_UTF_16() {
        var text = "\uFEFF" + DOMAINS.replace(',', '\t').replace("\n", "\r\n");

        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(values(read(text.getBytes(charset), LoadKind.DOMAINS)))
                    .containsExactly(List.of("例子.cn", "s1"), List.of("b.cn", "s2"));
        }
    }

    @Test
    void bytes_of_another_encoding_set_their_row_aside() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("domain,site_id\na.cn,s1\n".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        bytes.writeBytes(".cn,s2\nb.cn,s3\n".getBytes(StandardCharsets.UTF_8));

        var rows = open(bytes.toByteArray(), LoadKind.DOMAINS, TextEncoding.UTF_8);

        assertThat(rows.stream().map(RawRow::fault)).containsExactly(null, FaultCode.ENCODING, null);
    }

    @Test
    void a_quoted_field_may_hold_separators_quotes_and_line_ends() {
        var rows = read(
                "SITE_ID\tdomain\r\ns1\t\"a\"\"b\tc\nd\"\r\ns2\tb.cn".getBytes(StandardCharsets.UTF_8),
                LoadKind.DOMAINS);

        assertThat(values(rows)).containsExactly(List.of("a\"b\tc\nd", "s1"), List.of("b.cn", "s2"));
        assertThat(rows.stream().map(RawRow::line)).containsExactly(2L, 4L);
    }

    @Test
    void a_header_may_be_quoted_in_any_encoding_whatever_separates_its_columns() {
        var comma = "\"domain\",\"site_id\",\"_as, seen\tthere\"\n\"例子.cn\",\"s1\",x\n";
        var tab = "\"domain\"\tsite_id\t\"_as, seen\tthere\"\r\n例子.cn\t\"s1\"\tx\r\n";
        var inches = "_5\" wide, old\tdomain\tsite_id\nx\t例子.cn\ts1\n";

        for (var text : List.of(comma, tab, inches)) {
            for (var bytes : List.of(
                    text.getBytes(StandardCharsets.UTF_8),
                    ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                    text.getBytes(Charset.forName("GBK")))) {
                var rows = read(bytes, LoadKind.DOMAINS);

                assertThat(rows.stream().map(RawRow::fault)).as(text).containsOnlyNulls();
                assertThat(rows.stream().map(RawRow::line)).as(text).containsExactly(2L);
                assertThat(values(rows)).as(text).containsExactly(List.of("例子.cn", "s1"));
            }
        }
    }

    @Test
    void a_header_longer_than_what_is_read_ahead_keeps_the_rows_behind_it() {
        var header = "domain,site_id,\"_" + "x".repeat(40_000) + "\"\n";

        assertThat(values(read((header + "a.cn,s1,\nb.cn,s2,\n").getBytes(StandardCharsets.UTF_8), LoadKind.DOMAINS)))
                .containsExactly(List.of("a.cn", "s1"), List.of("b.cn", "s2"));
    }

    @Test
    void a_row_with_too_few_fields_or_an_open_quote_is_set_aside_and_the_next_is_read() {
        var rows = read("domain,site_id\na.cn\nb.cn,s2\n\"c.cn,s3".getBytes(StandardCharsets.UTF_8), LoadKind.DOMAINS);

        assertThat(rows.stream().map(RawRow::fault))
                .containsExactly(FaultCode.ROW_MALFORMED, null, FaultCode.ROW_MALFORMED);
    }

    @Test
    void a_quote_that_never_closes_ends_at_the_bound_of_a_row() {
        var endless = "domain,site_id\n\"" + "x".repeat(RowText.LONGEST_ROW + 10) + "\nb.cn,s2\n";

        var rows = read(endless.getBytes(StandardCharsets.UTF_8), LoadKind.DOMAINS);

        assertThat(rows.stream().map(RawRow::fault)).containsExactly(FaultCode.ROW_TOO_LONG, null);
    }

    @Test
    void objects_a_line_are_read_with_lists_and_numbers() {
        var rows = read("""
                {"site_id": "s1", "subject_id": 7, "site_number": "京ICP备05012345号-1", "name": "甲", "languages": [1, 12], "submitted_at": "2009-01-01"}
                nothing
                {"site_id": {"a": 1}}
                """.getBytes(StandardCharsets.UTF_8), LoadKind.SITES);

        assertThat(rows.stream().map(RawRow::fault))
                .containsExactly(null, FaultCode.ROW_MALFORMED, FaultCode.ROW_MALFORMED);
        assertThat(rows.getFirst().values()[LoadKind.SITES.place("languages")]).isEqualTo("1;12");
        assertThat(rows.getFirst().values()[LoadKind.SITES.place("subject_id")]).isEqualTo("7");
    }

    /** A carriage return stands in no text of JSON but as an escape. */
    @Test
    void the_lines_of_objects_end_as_those_of_CSV_do() {
        var row = "{\"domain\": \"a.cn\", \"site_id\": \"s1\"}";

        for (var end : List.of("\n", "\r\n", "\r")) {
            var rows = read((row + end + row + end + end + row).getBytes(StandardCharsets.UTF_8), LoadKind.DOMAINS);

            assertThat(values(rows)).hasSize(3).containsOnly(List.of("a.cn", "s1"));
            assertThat(rows.stream().map(RawRow::line)).containsExactly(1L, 2L, 4L);
        }
    }

    /** Nothing could store them: half a character became a question mark. */
    @Test
    void an_escape_that_stands_for_no_character_sets_its_row_aside() {
        var names = List.of("\\ud83d", "\\udc00\\ud83d", "\\ufffd", "\\ud83d\\ude00");

        assertThat(names.stream()
                        .map(name -> "{\"domain\": \"" + name + ".cn\", \"site_id\": \"s1\"}\n")
                        .map(json -> read(json.getBytes(StandardCharsets.UTF_8), LoadKind.DOMAINS)
                                .getFirst()
                                .fault()))
                .containsExactly(FaultCode.ENCODING, FaultCode.ENCODING, FaultCode.ENCODING, null);
    }

    @Test
    void an_object_that_names_a_column_twice_is_set_aside_even_if_one_says_nothing() {
        for (var domains :
                List.of("null, \"Domain\": \"a.cn\"", "\"a.cn\", \"domain\": null", "\" \", \"domain\": \"a.cn\"")) {
            var json = "{\"site_id\": \"s1\", \"domain\": " + domains + "}\n";

            assertThat(read(json.getBytes(StandardCharsets.UTF_8), LoadKind.DOMAINS))
                    .as(json)
                    .extracting(RawRow::fault)
                    .containsExactly(FaultCode.ROW_MALFORMED);
        }
    }

    @Test
    void a_file_with_unknown_missing_or_doubled_columns_is_refused() {
        refused("domain,site_id,note\n", FileFault.UNKNOWN_COLUMN);
        refused("domain\n", FileFault.MISSING_COLUMN);
        refused("domain,site_id,domain\n", FileFault.COLUMN_TWICE);
        refused("", FileFault.EMPTY);
        assertThat(read("_line,domain,site_id\n9,a.cn,s1\n".getBytes(StandardCharsets.UTF_8), LoadKind.DOMAINS))
                .hasSize(1);
    }

    @Test
    void a_cut_archive_tells_the_damage_after_the_rows_before_it() throws IOException {
        var many = new StringBuilder("domain,site_id\n");
        for (var i = 0; i < 20_000; i++) {
            many.append("d")
                    .append(i * 7919 % 100_003)
                    .append(".cn,s")
                    .append(i)
                    .append('\n');
        }
        var whole = gzip(many.toString().getBytes(StandardCharsets.UTF_8));
        var cut = java.util.Arrays.copyOf(whole, whole.length / 2);

        var rows = new ArrayList<RawRow>();
        assertThatThrownBy(() -> {
                    try (var reader = RowReader.open(new ByteArrayInputStream(cut), LoadKind.DOMAINS, null, 1 << 30)) {
                        for (var row = reader.next(); row != null; row = reader.next()) {
                            rows.add(row);
                        }
                    }
                })
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(FileFault.CONTAINER_DAMAGED));
        assertThat(rows).hasSizeGreaterThan(1_000);
    }

    @Test
    void what_stands_behind_the_first_member_of_a_gzip_is_read_or_refused() throws IOException {
        var first = gzip(DOMAINS.getBytes(StandardCharsets.UTF_8));
        var second = gzip("c.cn,s3\n".getBytes(StandardCharsets.UTF_8));
        var damaged = second.clone();
        damaged[2] = 9;

        for (var sound : List.of(joined(first, second), joined(first, second, new byte[512]))) {
            assertThat(values(read(sound, LoadKind.DOMAINS)))
                    .containsExactly(List.of("例子.cn", "s1"), List.of("b.cn", "s2"), List.of("c.cn", "s3"));
        }
        for (var rest : List.of(
                "c.cn,s3\n".getBytes(StandardCharsets.UTF_8),
                damaged,
                Arrays.copyOf(second, 10),
                Arrays.copyOf(second, 1),
                joined(new byte[3], second))) {
            assertThatThrownBy(() -> read(joined(first, rest), LoadKind.DOMAINS))
                    .isInstanceOfSatisfying(
                            FileRefused.class,
                            refused -> assertThat(refused.fault()).isEqualTo(FileFault.CONTAINER_DAMAGED));
        }
    }

    /** The header may have a name, a comment, more fields and a sum of its own (RFC 1952, 2.3). */
    @Test
    void every_part_of_a_gzip_header_is_read() throws IOException {
        var plain = gzip(DOMAINS.getBytes(StandardCharsets.UTF_8));
        var header = new ByteArrayOutputStream();
        header.write(plain, 0, 10);
        header.writeBytes(new byte[] {2, 0, 7, 7, 'a', 0, 'b', 'c', 0, 1, 2});
        header.write(plain, 10, plain.length - 10);
        var bytes = header.toByteArray();
        bytes[3] = 0b11110;

        assertThat(values(read(bytes, LoadKind.DOMAINS))).hasSize(2);
    }

    private static byte[] joined(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_bomb_and_an_archive_of_two_files_are_refused() throws IOException {
        var bomb = gzip(("domain,site_id\n" + "\n".repeat(30_000_000)).getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> read(bomb, LoadKind.DOMAINS))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(FileFault.TOO_LARGE));
        var two = zip(DOMAINS.getBytes(StandardCharsets.UTF_8), 2);
        assertThatThrownBy(() -> read(two, LoadKind.DOMAINS))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(FileFault.CONTAINER_UNKNOWN));
    }

    private static void refused(String text, FileFault fault) {
        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8), LoadKind.DOMAINS))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
    }

    static List<RawRow> read(byte[] bytes, LoadKind kind) {
        return open(bytes, kind, null);
    }

    private static List<RawRow> open(byte[] bytes, LoadKind kind, TextEncoding encoding) {
        var rows = new ArrayList<RawRow>();
        try (var reader = RowReader.open(new ByteArrayInputStream(bytes), kind, encoding, 1L << 30)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<String>> values(List<RawRow> rows) {
        return rows.stream().map(row -> java.util.Arrays.asList(row.values())).toList();
    }

    static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(byte[] plain, int entries) throws IOException {
        return zip(plain, entries, StandardCharsets.UTF_8);
    }

    private static byte[] zip(byte[] plain, int entries, Charset names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes, names)) {
            for (var i = 0; i < entries; i++) {
                out.putNextEntry(new ZipEntry("备案网站" + i + ".csv"));
                out.write(plain);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
