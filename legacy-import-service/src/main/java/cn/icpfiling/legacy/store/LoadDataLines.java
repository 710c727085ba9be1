package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.database.Binary;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/**
 * Rows in the format that LOAD DATA takes in with {@code CHARACTER SET binary}: fields end with a tab, lines with a line feed,
 * and these, NUL and the backslash are escaped by a backslash. Texts are UTF-8, moments are UTC, binary values are as they are.
 *
 * <p>Some rows are written at each reading: the database stores the first ones while the next ones are written.
 */
final class LoadDataLines extends InputStream {
    private static final byte[] NULL = {'\\', 'N'};
    private static final int AT_ONCE = 64 << 10;

    private final Iterator<Object[]> rows;
    private byte[] bytes = new byte[2 * AT_ONCE];
    private int size;
    private int read;

    LoadDataLines(List<Object[]> rows) {
        this.rows = rows.iterator();
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : bytes[read++] & 0xFF;
    }

    /** Returns at most what is written at once, so that it is sent without waiting for more. */
    @Override
    public int read(byte[] to, int at, int most) {
        if (most == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        var some = Math.min(most, size - read);
        System.arraycopy(bytes, read, to, at, some);
        read += some;
        return some;
    }

    private boolean isAtEnd() {
        if (read == size) {
            read = 0;
            size = 0;
            while (size < AT_ONCE && rows.hasNext()) {
                add(rows.next());
            }
        }
        return read == size;
    }

    private void add(Object[] row) {
        for (var at = 0; at < row.length; at++) {
            add(row[at]);
            bytes[size++] = (byte) (at == row.length - 1 ? '\n' : '\t');
        }
    }

    private void add(Object value) {
        switch (value) {
            case null -> plain(NULL);
            case byte[] some -> escaped(some);
            case UUID id -> escaped(Binary.of(id));
            case Instant at -> moment(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
            case Boolean flag -> plain(ascii(flag ? "1" : "0"));
            default -> escaped(value.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** 2026-11-30 01:02:03.004005; a formatter takes three times as long. */
    private void moment(LocalDateTime at) {
        makeRoom(26);
        digits(at.getYear(), 4, '-');
        digits(at.getMonthValue(), 2, '-');
        digits(at.getDayOfMonth(), 2, ' ');
        digits(at.getHour(), 2, ':');
        digits(at.getMinute(), 2, ':');
        digits(at.getSecond(), 2, '.');
        digits(at.getNano() / 1_000, 6, '\t');
        size--;
    }

    private void digits(int number, int count, char after) {
        var left = number;
        for (var place = size + count - 1; place >= size; place--) {
            bytes[place] = (byte) ('0' + left % 10);
            left /= 10;
        }
        size += count;
        bytes[size++] = (byte) after;
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
