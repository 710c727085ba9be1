package cn.icpfiling.legacy.rows;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;

/**
 * Reads the rows of a file, one after the other, from bytes in any accepted container, encoding and form. Every fault of
 * the bytes is a {@link FileRefused} or a row with a fault.
 */
public final class RowReader implements AutoCloseable {
    private static final int HEAD = 64 << 10;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Rows rows;
    private final Reader text;
    private final TextEncoding encoding;

    private RowReader(Rows rows, Reader text, TextEncoding encoding) {
        this.rows = rows;
        this.text = text;
        this.encoding = encoding;
    }

    /** What reads one form. */
    interface Rows {
        /** Returns the next row; null at the end. */
        RawRow next() throws IOException;

        /** The line at hand. */
        long line();
    }

    /**
     * @param encoding null if the first bytes decide
     * @param largest bytes that may come out of the container
     */
    public static RowReader open(InputStream file, LoadKind kind, TextEncoding encoding, long largest) {
        try {
            var bytes = new BufferedInputStream(Container.open(file, largest), HEAD);
            bytes.mark(HEAD);
            var head = bytes.readNBytes(HEAD);
            bytes.reset();
            if (head.length == 0) {
                throw new FileRefused(FileFault.EMPTY, 0);
            }
            var known = encoding == null ? TextEncoding.of(head, head.length) : encoding;
            var text = new PeekingReader(new InputStreamReader(
                    bytes,
                    known.charset()
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)));
            if (text.peek() == BYTE_ORDER_MARK) {
                text.read();
            }
            var rows = text.peek() == '{' ? new JsonRows(text, kind) : new CsvRows(text, kind);
            return new RowReader(rows, text, known);
        } catch (IOException damaged) {
            throw new FileRefused(FileFault.CONTAINER_DAMAGED, 0);
        }
    }

    /** As it was told, or as the first bytes decided. */
    public TextEncoding encoding() {
        return encoding;
    }

    /** Returns the next row; null at the end. */
    public RawRow next() {
        try {
            return rows.next();
        } catch (FileRefused refused) {
            throw refused.line() > 0 ? refused : new FileRefused(refused.fault(), rows.line());
        } catch (IOException damaged) {
            throw new FileRefused(FileFault.CONTAINER_DAMAGED, rows.line());
        }
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException unreadable) {
            // What was read is read; the bytes are closed by their owner.
        }
    }
}
