package cn.icpfiling.legacy.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LoadDataLinesTest {

    @Test
    void a_moment_has_its_microseconds_and_is_utc() throws IOException {
        var moments = List.of(
                "2026-11-30T01:02:03.004005Z",
                "1990-01-01T00:00:00Z",
                "2008-12-31T23:59:59.999999999Z",
                "2009-05-01T10:20:30.5Z");
        var rows = new ArrayList<Object[]>();
        moments.forEach(moment -> rows.add(new Object[] {moment.length(), Instant.parse(moment)}));

        assertThat(text(new LoadDataLines(rows))).isEqualTo("""
                        27\t2026-11-30 01:02:03.004005
                        20\t1990-01-01 00:00:00.000000
                        30\t2008-12-31 23:59:59.999999
                        22\t2009-05-01 10:20:30.500000
                        """);
    }

    @Test
    void what_ends_or_escapes_a_field_is_escaped_and_nothing_is_a_field_of_its_own() throws IOException {
        var rows = List.<Object[]>of(
                new Object[] {"a\tb\nc\\d\0", null, true, false, new byte[] {0, 9, 10, 92, 65}},
                new Object[] {new UUID(0x4142434445464748L, 0x494a4b4c4d4e4f50L), "旺铺", 7L, "", null});

        assertThat(text(new LoadDataLines(rows)))
                .isEqualTo("a\\tb\\nc\\\\d\\0\t\\N\t1\t0\t\\0\\t\\n\\\\A\n" + "ABCDEFGHIJKLMNOP\t旺铺\t7\t\t\\N\n");
    }

    @Test
    void the_first_rows_can_be_sent_before_the_last_ones_are_written() {
        var written = new ArrayList<Integer>();
        var lines = new LoadDataLines(numbered(5_000, written));

        var some = lines.read(new byte[1 << 20], 0, 1 << 20);

        assertThat(some).isBetween(64 << 10, 128 << 10);
        assertThat(written).hasSizeLessThan(400);
    }

    @Test
    void bytes_that_are_read_one_by_one_or_in_parts_are_those_that_are_read_at_once() throws IOException {
        var whole = new LoadDataLines(numbered(1_000, new ArrayList<>())).readAllBytes();
        var single = new ByteArrayOutputStream();
        var lines = new LoadDataLines(numbered(1_000, new ArrayList<>()));
        for (var one = lines.read(); one >= 0; one = lines.read()) {
            single.write(one);
        }
        var parts = new ByteArrayOutputStream();
        var part = new byte[777];
        lines = new LoadDataLines(numbered(1_000, new ArrayList<>()));
        for (var some = lines.read(part); some >= 0; some = lines.read(part)) {
            parts.write(part, 0, some);
        }

        assertThat(whole).hasSizeGreaterThan(200 * 1_000).isEqualTo(single.toByteArray());
        assertThat(whole).isEqualTo(parts.toByteArray());
        assertThat(new LoadDataLines(List.of()).read()).isEqualTo(-1);
    }

    private static String text(LoadDataLines lines) throws IOException {
        return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Rows of about 210 bytes that note when they are written. */
    private static List<Object[]> numbered(int count, List<Integer> written) {
        return new AbstractList<>() {
            @Override
            public Object[] get(int number) {
                written.add(number);
                return new Object[] {number, "x".repeat(205)};
            }

            @Override
            public int size() {
                return count;
            }
        };
    }
}
