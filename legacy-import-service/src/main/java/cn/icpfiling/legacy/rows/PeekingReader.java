package cn.icpfiling.legacy.rows;

import java.io.IOException;
import java.io.Reader;

/** Reads characters one by one without a lock, shows the next one, keeps what was read since a mark, and takes it back. */
final class PeekingReader extends Reader {
    private static final int BUFFER = 32 << 10;
    /** More than the longest row has, with its quotes. */
    private static final int MOST_KEPT = 1 << 20;

    private final Reader source;
    private char[] buffer = new char[BUFFER];
    private final StringBuilder kept = new StringBuilder();
    private int at;
    private int end;
    private int mark;
    private long forgotten;

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

    /** Begins to keep what is read, up to a bound. */
    void mark() {
        mark = at;
        kept.setLength(0);
        forgotten = 0;
    }

    /** Returns how many characters were read since the mark. */
    long length() {
        return kept.length() + forgotten + at - mark;
    }

    /** Returns the first of the characters that were read since the mark. */
    RowSource source(long length) {
        var text = new StringBuilder(kept);
        text.append(buffer, mark, Math.min(at - mark, RowSource.LONGEST));
        text.setLength((int) Math.min(text.length(), length));
        return RowSource.of(text, length);
    }

    /** Goes back to a place behind the mark; false if so much was read since that not all of it was kept. */
    boolean back(long length) {
        if (forgotten > 0) {
            return false;
        }
        if (kept.isEmpty()) {
            at = mark + (int) length;
            return true;
        }
        var again = new StringBuilder(kept).append(buffer, mark, at - mark).substring((int) length);
        unread(again);
        return true;
    }

    /** Puts characters before what is read next. What was read since the mark is kept no longer. */
    void unread(CharSequence taken) {
        var joined = new StringBuilder(taken).append(buffer, at, end - at);
        at = 0;
        end = joined.length();
        buffer = new char[Math.max(BUFFER, end)];
        joined.getChars(0, end, buffer, 0);
        mark();
    }

    private boolean fill() throws IOException {
        var some = Math.min(end - mark, MOST_KEPT - kept.length());
        kept.append(buffer, mark, some);
        forgotten += end - mark - some;
        at = 0;
        end = 0;
        mark = 0;
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
