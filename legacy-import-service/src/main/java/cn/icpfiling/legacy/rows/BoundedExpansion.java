package cn.icpfiling.legacy.rows;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Ends a stream that expands too far, so that a small file cannot keep a worker busy for days. */
final class BoundedExpansion extends FilterInputStream {
    /** Real exports expand ten to thirty times; an archive of zeros a thousand times. */
    private static final int MOST_TIMES = 200;

    private static final long ALWAYS = 1L << 20;

    private final LongSupplier packed;
    private final long largest;
    private long expanded;

    /** @param packed bytes that were read of the container so far */
    BoundedExpansion(InputStream in, LongSupplier packed, long largest) {
        super(in);
        this.packed = packed;
        this.largest = largest;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var read = super.read(into, from, length);
        if (read > 0) {
            expanded += read;
            if (expanded > largest || expanded > ALWAYS + packed.getAsLong() * MOST_TIMES) {
                throw new FileRefused(FileFault.TOO_LARGE, 0);
            }
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
