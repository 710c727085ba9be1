package cn.icpfiling.legacy.rows;

import java.io.IOException;
import java.io.Reader;

/** Reads characters one by one without a lock, and shows the next one. */
final class PeekingReader extends Reader {
    private static final int BUFFER = 32 << 10;

    private final Reader source;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int end;

    PeekingReader(Reader source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return at < end || fill() ? buffer[at++] : -1;
    }

    /** Returns the next character without taking it; -1 at the end. */
    int peek() throws IOException {
        return at < end || fill() ? buffer[at] : -1;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = 0;
        var read = 0;
        while (read == 0) {
            read = source.read(buffer, 0, BUFFER);
        }
        end = Math.max(read, 0);
        return read > 0;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        var some = Math.min(length, end - at);
        System.arraycopy(buffer, at, into, from, some);
        at += some;
        return some;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
