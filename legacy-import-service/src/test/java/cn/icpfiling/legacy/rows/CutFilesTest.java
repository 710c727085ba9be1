package cn.icpfiling.legacy.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that are cut at each of their bytes, in each form, encoding and container. What was read before the cut is what the whole file
 * has, and the cut ends with a told fault or a row with one.
 */
class CutFilesTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** 𠀀 and ä have four bytes in GB18030; 乗 ends with the byte of a backslash, 亄 with that of an opening brace. */
    private static final List<String> NAMES =
            List.of("例子.cn", "𠀀例.cn", "ä.cn", "乗乗.cn", "亄.cn", "a\"b.cn", "b,c.cn", "ＡＢ.cn");

    private static final String CSV = "domain,site_id\n" + lines("\"%s\",s%d\n", "\"\"");
    private static final String NDJSON = lines("{\"domain\": \"%s\", \"site_id\": \"s%d\"}\n", "\\\"");

    private static String lines(String form, String quote) {
        var lines = new StringBuilder();
        for (var at = 0; at < NAMES.size(); at++) {
            lines.append(form.formatted(NAMES.get(at).replace("\"", quote), at));
        }
        return lines.toString();
    }

    /** What a reader told: its rows, and its fault or null. */
    private record Told(List<RawRow> rows, FileFault fault) {
        List<List<String>> sound() {
            return rows.stream()
                    .filter(row -> row.fault() == null)
                    .map(row -> Arrays.asList(row.values()))
                    .toList();
        }
    }

    private static Told read(byte[] bytes, TextEncoding encoding) {
        var rows = new ArrayList<RawRow>();
        try (var reader = RowReader.open(new ByteArrayInputStream(bytes), LoadKind.DOMAINS, encoding, 1 << 24)) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
            return new Told(rows, null);
        } catch (FileRefused refused) {
            return new Told(rows, refused.fault());
        }
    }

    @Test
    void the_whole_files_have_the_same_rows_in_each_form_encoding_and_container() throws IOException {
        for (var text : List.of(CSV, NDJSON)) {
            for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
                var plain = text.getBytes(charset);
                for (var bytes : List.of(plain, RowReaderTest.gzip(plain), zip(plain, "rows"))) {
                    var told = read(bytes, null);
                    assertThat(told.fault()).isNull();
                    assertThat(told.sound().stream().map(row -> row.getFirst())).containsExactlyElementsOf(tidy());
                }
            }
        }
    }

    private static List<String> tidy() {
        return NAMES.stream().map(RowText::tidy).toList();
    }

    @Test
    void a_text_that_is_cut_in_the_middle_of_a_character_keeps_the_rows_before() {
        for (var text : List.of(CSV, NDJSON)) {
            for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
                var whole = text.getBytes(charset);
                for (var length = 1; length < whole.length; length++) {
                    var cut = Arrays.copyOf(whole, length);
                    var encoding = charset.equals(GB18030) ? TextEncoding.GB18030 : TextEncoding.UTF_8;
                    assertKeepsWholeLines(cut, read(cut, encoding));
                    // Without a name the bytes decide; a cut must not turn a sound row into another one.
                    assertKeepsWholeLines(cut, read(cut, null));
                }
            }
        }
    }

    private static void assertKeepsWholeLines(byte[] cut, Told told) {
        var lines = 0;
        for (var each : cut) {
            lines += each == '\n' ? 1 : 0;
        }
        var whole = cut[0] == '{' ? lines : Math.max(0, lines - 1);
        if (told.fault() != null) {
            assertThat(whole).as("refused as a whole").isZero();
            return;
        }
        var names = told.sound().stream().map(row -> row.getFirst()).toList();
        assertThat(names).hasSizeBetween(whole, whole + 1);
        assertThat(names.subList(0, whole)).isEqualTo(tidy().subList(0, whole));
    }

    @Test
    void the_encoding_is_seen_although_the_bytes_that_decide_end_within_a_character() {
        for (var shift = 0; shift < 4; shift++) {
            for (var charset : List.of(StandardCharsets.UTF_8, GB18030)) {
                var text = "domain,site_id\n" + "x".repeat(shift) + ".cn,s\n" + "例子例子例子.cn,s1\n".repeat(5_000);
                var told = read(text.getBytes(charset), null);

                assertThat(told.fault()).isNull();
                assertThat(told.sound()).hasSize(5_001);
                assertThat(told.sound().getLast().getFirst()).isEqualTo("例子例子例子.cn");
            }
        }
    }

    @Test
    void a_gzip_that_is_cut_anywhere_tells_the_damage_and_keeps_the_rows_before() throws IOException {
        for (var text : List.of(CSV, NDJSON)) {
            var plain = text.getBytes(GB18030);
            var seam = plain.length / 2;
            var first = RowReaderTest.gzip(Arrays.copyOf(plain, seam));
            var second = RowReaderTest.gzip(Arrays.copyOfRange(plain, seam, plain.length));
            var whole = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, whole, first.length, second.length);
            assertThat(read(whole, null).sound()).hasSize(NAMES.size());
            for (var length = 0; length < whole.length; length++) {
                // A file that ends between two members is a whole one: only its sum or its size tells what is missing.
                if (length != first.length) {
                    assertIsCut(read(Arrays.copyOf(whole, length), null), length);
                }
            }
        }
    }

    @Test
    void a_zip_that_is_cut_within_its_file_tells_the_damage_and_keeps_the_rows_before() throws IOException {
        for (var text : List.of(CSV, NDJSON)) {
            var whole = zip(text.getBytes(GB18030), "rows.csv");
            for (var length = 0; length < whole.length; length++) {
                var told = read(Arrays.copyOf(whole, length), null);
                if (told.fault() == null) {
                    // Only the list of the archive's files is cut.
                    assertThat(told.sound()).hasSize(NAMES.size());
                } else {
                    assertIsCut(told, length);
                }
            }
        }
    }

    private static void assertIsCut(Told told, int length) {
        assertThat(told.fault()).as("cut at " + length).isNotNull();
        if (length > 4) {
            assertThat(told.fault()).isEqualTo(FileFault.CONTAINER_DAMAGED);
        }
        var names = told.sound().stream().map(row -> row.getFirst()).toList();
        assertThat(names).isEqualTo(tidy().subList(0, names.size()));
    }

    @Test
    @Tag("long")
    void archives_with_changed_bytes_end_with_a_told_fault() throws IOException {
        var random = new Random(19);
        for (var whole : List.of(
                RowReaderTest.gzip(CSV.getBytes(GB18030)),
                zip(NDJSON.getBytes(StandardCharsets.UTF_8), "a"),
                zip(CSV.getBytes(GB18030), "a", "b"))) {
            for (var i = 0; i < 3_000; i++) {
                var changed = whole.clone();
                for (var many = 1 + random.nextInt(3); many > 0; many--) {
                    changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                }
                // No other exception, and no endless file: the test would not return.
                assertThat(read(changed, null).rows()).hasSizeLessThan(1 << 16);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..\\..\\windows\\win.ini",
                "/etc/passwd",
                "a/../../b.csv",
                "C:\\x.csv",
                "\u0000.csv",
                "例子.csv",
                "."
            })
    void the_name_of_a_zipped_file_counts_for_nothing_because_nothing_is_written(String name) throws IOException {
        var told = read(zip(CSV.getBytes(StandardCharsets.UTF_8), name), null);

        assertThat(told.fault()).isNull();
        assertThat(told.sound()).hasSize(NAMES.size());
    }

    @Test
    void an_archive_of_two_files_or_of_a_folder_is_refused_whatever_their_names_are() throws IOException {
        for (var second : List.of("b.csv", "../a.csv", "b/", "__MACOSX/._a.csv")) {
            assertThat(read(zip(CSV.getBytes(StandardCharsets.UTF_8), "a.csv", second), null)
                            .fault())
                    .as(second)
                    .isEqualTo(FileFault.CONTAINER_UNKNOWN);
        }
        assertThat(read(zip(new byte[0], "../a/"), null).fault()).isEqualTo(FileFault.CONTAINER_UNKNOWN);
        assertThat(read(zip(new byte[0], "a.csv"), null).fault()).isEqualTo(FileFault.EMPTY);
    }

    /** A damaged head of the second file would else be taken for the end of the archive. */
    @Test
    void an_archive_of_two_files_is_refused_although_the_head_of_the_second_is_damaged_or_cut() throws IOException {
        var both = zip(CSV.getBytes(StandardCharsets.UTF_8), "a.csv", "b.csv");
        var second = new String(both, StandardCharsets.ISO_8859_1).indexOf("PK\u0003\u0004", 4);
        var damaged = both.clone();
        damaged[second + 1] ^= 1;

        for (var archive : List.of(damaged, Arrays.copyOf(both, second + 20), Arrays.copyOf(both, second + 2))) {
            assertThat(read(archive, null).fault()).isIn(FileFault.CONTAINER_DAMAGED, FileFault.CONTAINER_UNKNOWN);
        }
    }

    private static byte[] zip(byte[] plain, String... names) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var name : names) {
                out.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    out.write(plain);
                }
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
