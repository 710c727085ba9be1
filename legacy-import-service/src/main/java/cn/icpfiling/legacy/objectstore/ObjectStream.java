package cn.icpfiling.legacy.objectstore;

import java.io.InputStream;

/** The bytes of an object as one stream. Each range is read whole before its first byte is given on, so a broken one is read again. */
final class ObjectStream extends InputStream {
    private final long size;
    private final int most;
    private final Ranges ranges;
    private byte[] range = {};
    private int at;
    private long next;

    ObjectStream(long size, int most, Ranges ranges) {
        this.size = size;
        this.most = most;
        this.ranges = ranges;
    }

    /** Reads one range. */
    interface Ranges {
        /** Returns exactly so many bytes. */
        byte[] read(long from, int length);
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : range[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        var some = Math.min(length, range.length - at);
        System.arraycopy(range, at, into, from, some);
        at += some;
        return some;
    }

    private boolean isAtEnd() {
        if (at < range.length) {
            return false;
        }
        if (next == size) {
            return true;
        }
        range = ranges.read(next, (int) Math.min(most, size - next));
        next += range.length;
        at = 0;
        return false;
    }
}
