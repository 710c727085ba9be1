package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.database.Binary;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.UUID;

/**
 * Rows in the format that LOAD DATA takes in with {@code CHARACTER SET binary}: fields end with a tab, lines with a line feed,
 * and these, NUL and the backslash are escaped by a backslash. Texts are UTF-8, moments are UTC, binary values are as they are.
 */
final class LoadDataLines {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");
    private static final byte[] NULL = {'\\', 'N'};
    private static final int A_ROW = 1024;

    private byte[] bytes;
    private int size;

    LoadDataLines(int rows) {
        bytes = new byte[Math.max(1, rows) * A_ROW];
    }

    void add(Object[] row) {
        for (var at = 0; at < row.length; at++) {
            add(row[at]);
            bytes[size++] = (byte) (at == row.length - 1 ? '\n' : '\t');
        }
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes, 0, size);
    }

    private void add(Object value) {
        switch (value) {
            case null -> plain(NULL);
            case byte[] some -> escaped(some);
            case UUID id -> escaped(Binary.of(id));
            case Instant at -> plain(ascii(MOMENT.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC))));
            case Boolean flag -> plain(ascii(flag ? "1" : "0"));
            default -> escaped(value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void plain(byte[] some) {
        makeRoom(some.length);
        System.arraycopy(some, 0, bytes, size, some.length);
        size += some.length;
    }

    private void escaped(byte[] some) {
        makeRoom(2 * some.length);
        for (var one : some) {
            var letter = switch (one) {
                case 0 -> '0';
                case '\n' -> 'n';
                case '\t' -> 't';
                case '\\' -> '\\';
                default -> one;
            };
            if (letter != one || one == '\\') {
                bytes[size++] = '\\';
            }
            bytes[size++] = (byte) letter;
        }
    }

    /** And for what ends the field. */
    private void makeRoom(int more) {
        if (bytes.length - size <= more) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + more);
        }
    }
}
