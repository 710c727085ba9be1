package cn.icpfiling.legacy.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class BulkRowsApiTest {
    private static final Instant AT = Instant.parse("2026-11-30T01:02:03.004005Z");

    @Inject
    DataSource dataSource;

    @Inject
    Sql sql;

    /** A paper as it was stored. */
    private record Stored(
            byte[] id, String legacyId, byte[] site, String kind, String key, String type, long size, byte[] sha256) {}

    @Test
    void streamed_rows_are_byte_for_byte_those_of_batches() {
        var streamed = stored(true);
        var batched = stored(false);

        assertEquals(300, streamed.size());
        for (var at = 0; at < streamed.size(); at++) {
            var one = streamed.get(at);
            var other = batched.get(at);
            assertArrayEquals(one.id(), other.id());
            assertArrayEquals(one.site(), other.site());
            assertArrayEquals(one.sha256(), other.sha256());
            assertEquals(one.legacyId(), other.legacyId());
            assertEquals(one.kind(), other.kind());
            assertEquals(one.key(), other.key());
            assertEquals(one.type(), other.type());
            assertEquals(one.size(), other.size());
        }
    }

    private List<Stored> stored(boolean streams) {
        var rows = new ArrayList<Object[]>();
        for (var number = 0; number < 300; number++) {
            rows.add(row(number));
        }
        return UnitOfWork.in(() -> {
            new BulkRows(dataSource, streams).insert(LegacyTarget.PAPERS, rows);
            var found = sql.list(
                    row -> new Stored(
                            row.getBytes(1),
                            row.getString(2),
                            row.getBytes(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getLong(7),
                            row.getBytes(8)),
                    "SELECT id, legacy_id, site_id, kind, object_key, media_type, size, sha256 FROM legacy_papers"
                            + " WHERE load_id = ? ORDER BY id",
                    load());
            sql.update("DELETE FROM legacy_papers WHERE load_id = ?", load());
            return found;
        });
    }

    /** Their columns are encrypted, yes or no, or a moment, which papers have not. */
    @ParameterizedTest
    @EnumSource(
            value = LegacyTarget.class,
            names = {"ACCOUNTS", "SUBJECTS"})
    void streamed_logins_and_filings_are_byte_for_byte_those_of_batches(LegacyTarget target) {
        var streamed = shown(target, true);

        assertThat(streamed).hasSize(256).doesNotHaveDuplicates();
        assertThat(shown(target, false)).isEqualTo(streamed);
    }

    /** All columns of each row, in hexadecimal digits. */
    private List<String> shown(LegacyTarget target, boolean streams) {
        var rows = IntStream.range(0, 256)
                .mapToObj(number -> target == LegacyTarget.ACCOUNTS ? account(number) : filing(number))
                .toList();
        var columns = target.columns().stream()
                .map(column -> "COALESCE(HEX(" + column + "), 'null')")
                .collect(Collectors.joining(", ' ', "));
        return UnitOfWork.in(() -> {
            new BulkRows(dataSource, streams).insert(target, rows);
            var found = sql.list(
                    row -> row.getString(1),
                    "SELECT CONCAT(" + columns + ") FROM " + target.table() + " WHERE load_id = ? ORDER BY id",
                    load());
            sql.update("DELETE FROM " + target.table() + " WHERE load_id = ?", load());
            return found;
        });
    }

    private static Object[] account(int number) {
        return new Object[] {
            new UUID(number, 11),
            "bulk-account-" + number,
            bytes(40, number),
            bytes(16, number),
            null,
            number % 2 == 0 ? null : bytes(60, number),
            "md5-salt-password",
            number % 3 == 0 ? null : bytes(99, number),
            number % 2 == 0,
            AT.plusNanos(number * 1_000L),
            new UUID(number, 3),
            load(),
            number,
            AT
        };
    }

    private static Object[] filing(int number) {
        return new Object[] {
            new UUID(number, 12),
            "bulk-filing-" + number,
            number % 2 == 0 ? null : new UUID(4, number),
            "ICP",
            "京\tICP\\备" + number,
            "11",
            "110100",
            number % 2 == 0 ? null : "110105",
            number,
            1,
            bytes(40, number),
            bytes(16, number),
            null,
            bytes(700, number),
            AT.plusNanos(number * 1_000L),
            number % 2 == 0,
            "WAITING",
            new UUID(number, 3),
            load(),
            number,
            AT,
            load()
        };
    }

    /** Each byte stands in each place once. */
    private static byte[] bytes(int length, int first) {
        var bytes = new byte[length];
        for (var at = 0; at < length; at++) {
            bytes[at] = (byte) (first + at);
        }
        return bytes;
    }

    @Test
    void a_text_that_its_column_cannot_hold_is_not_stored_as_something_else() {
        var row = row(1);
        row[5] = "目录";

        assertThrows(
                IllegalStateException.class,
                () -> UnitOfWork.run(
                        () -> new BulkRows(dataSource, true).insert(LegacyTarget.PAPERS, List.<Object[]>of(row))));
    }

    private static UUID load() {
        return new UUID(7, 7);
    }

    /** Among the rows is each byte in each place of a binary value, and in texts all that ends or escapes a field. */
    private static Object[] row(int number) {
        var digest = new byte[32];
        for (var at = 0; at < digest.length; at++) {
            digest[at] = (byte) (number + at);
        }
        var key = "folder/\t\n\r\\\\N\\t'\"\0\u001a" + number;
        return new Object[] {
            new UUID(number * 0x0102_0304_0506_0708L, 0x5c09_0a00_5c5c_0000L + number),
            "bulk-" + number,
            new UUID(1, number),
            number % 2 == 0 ? null : new UUID(2, number),
            "LICENCE",
            key,
            "image/png",
            1L + number,
            digest,
            new UUID(number, 3),
            load(),
            number,
            AT
        };
    }
}
