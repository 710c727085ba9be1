package cn.icpfiling.legacy.rows;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A gzip file, all its members (RFC 1952), as one stream. Behind a member stands another one, or zero bytes up to the end of the file.
 * Anything else is damage: the class of the JDK takes it for the end, and the rest of the rows would be missing without a word.
 */
final class GzipMembers extends InputStream {
    private static final int DEFLATE = 8;
    private static final int HEADER_SUM = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xE0;
    private static final int TIME_LEVEL_AND_SYSTEM = 6;

    private final InputStream packed;
    private final byte[] buffer;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private int at;
    private int end;
    private boolean ended;

    GzipMembers(InputStream packed, int buffer) throws IOException {
        this.packed = packed;
        this.buffer = new byte[buffer];
        header(needed(), needed());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (!ended && length > 0) {
            var read = inflated(into, from, length);
            if (read > 0) {
                sum.update(into, from, read);
                return read;
            }
            if (inflater.finished()) {
                at = end - inflater.getRemaining();
                trailer();
                follow();
            } else if (inflater.needsDictionary()) {
                throw new ZipException("a dictionary");
            } else {
                fill();
                inflater.setInput(buffer, 0, end);
            }
        }
        return length == 0 ? 0 : -1;
    }

    private int inflated(byte[] into, int from, int length) throws ZipException {
        try {
            return inflater.inflate(into, from, length);
        } catch (DataFormatException damaged) {
            throw (ZipException) new ZipException("no deflated bytes").initCause(damaged);
        }
    }

    private void trailer() throws IOException {
        if (number(4) != sum.getValue() || number(4) != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new ZipException("another sum or length");
        }
    }

    private void follow() throws IOException {
        var first = next();
        if (first > 0) {
            header(first, needed());
            return;
        }
        while (first == 0) {
            first = next();
        }
        if (first > 0) {
            throw new ZipException("no member behind zero bytes");
        }
        ended = true;
    }

    private void header(int first, int second) throws IOException {
        if (first != 0x1F || second != 0x8B || needed() != DEFLATE) {
            throw new ZipException("no member");
        }
        var flags = needed();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("reserved flags");
        }
        pass(TIME_LEVEL_AND_SYSTEM);
        if ((flags & EXTRA) != 0) {
            pass(number(2));
        }
        for (var text : new int[] {NAME, COMMENT}) {
            while ((flags & text) != 0 && needed() != 0) {
                continue;
            }
        }
        pass((flags & HEADER_SUM) == 0 ? 0 : 2);
        sum.reset();
        inflater.reset();
        inflater.setInput(buffer, at, end - at);
    }

    private void pass(long bytes) throws IOException {
        for (var left = bytes; left > 0; left--) {
            needed();
        }
    }

    private long number(int bytes) throws IOException {
        var number = 0L;
        for (var i = 0; i < bytes; i++) {
            number |= (long) needed() << (8 * i);
        }
        return number;
    }

    private int needed() throws IOException {
        var read = next();
        if (read < 0) {
            throw new EOFException();
        }
        return read;
    }

    private int next() throws IOException {
        return at == end && !isFilled() ? -1 : buffer[at++] & 0xFF;
    }

    private void fill() throws IOException {
        if (!isFilled()) {
            throw new EOFException();
        }
    }

    private boolean isFilled() throws IOException {
        at = 0;
        end = Math.max(0, packed.read(buffer, 0, buffer.length));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }
}
