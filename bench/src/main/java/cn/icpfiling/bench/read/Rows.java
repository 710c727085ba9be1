package cn.icpfiling.bench.read;

import cn.icpfiling.platform.database.Binary;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * The rows of one table in the format of LOAD DATA, generated while the server reads: a tab between two fields, a line
 * feed after a row, and a backslash before a special byte.
 */
final class Rows extends InputStream {
    private static final int CHUNK = 1 << 16;

    private final long count;
    private final Maker maker;
    private byte[] bytes = new byte[2 * CHUNK];
    private int length;
    private int read;
    private long made;
    private boolean begun;

    Rows(long count, Maker maker) {
        this.count = count;
        this.maker = maker;
    }

    /** Writes the fields of one row; writes nothing if the table has no row for this number. */
    interface Maker {
        void make(long number, Rows row);
    }

    Rows text(String value) {
        return binary(value.getBytes(StandardCharsets.UTF_8));
    }

    Rows number(long value) {
        return text(Long.toString(value));
    }

    Rows id(UUID value) {
        return binary(Binary.of(value));
    }

    Rows none() {
        between();
        put('\\');
        put('N');
        return this;
    }

    Rows binary(byte[] value) {
        between();
        for (var one : value) {
            switch (one) {
                case 0 -> escaped('0');
                case '\n' -> escaped('n');
                case '\t' -> escaped('t');
                case '\\' -> escaped('\\');
                default -> put(one);
            }
        }
        return this;
    }

    /** Ends the row. */
    void end() {
        put('\n');
        begun = false;
    }

    private void between() {
        if (begun) {
            put('\t');
        }
        begun = true;
    }

    private void escaped(int letter) {
        put('\\');
        put(letter);
    }

    private void put(int one) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) one;
    }

    private boolean exhausted() {
        if (read < length) {
            return false;
        }
        read = 0;
        length = 0;
        while (length < CHUNK && made < count) {
            maker.make(made++, this);
        }
        return length == 0;
    }

    @Override
    public int read() {
        return exhausted() ? -1 : bytes[read++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) {
        if (exhausted()) {
            return -1;
        }
        var given = Math.min(wanted, length - read);
        System.arraycopy(bytes, read, into, offset, given);
        read += given;
        return given;
    }
}
