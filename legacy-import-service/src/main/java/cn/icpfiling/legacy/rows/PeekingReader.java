package cn.icpfiling.legacy.rows;

import java.io.IOException;
import java.io.Reader;

/** Reads characters one by one without a lock, shows the next one and takes back what was read. */
final class PeekingReader extends Reader {
    private static final int BUFFER = 32 << 10;

    private final Reader source;
    private char[] buffer = new char[BUFFER];
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

    /** Puts characters before what is read next. */
    void unread(CharSequence taken) {
        var joined = new StringBuilder(taken).append(buffer, at, end - at);
        at = 0;
        end = joined.length();
        buffer = new char[Math.max(BUFFER, end)];
        joined.getChars(0, end, buffer, 0);
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
