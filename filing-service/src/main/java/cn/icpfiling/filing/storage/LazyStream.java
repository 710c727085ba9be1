package cn.icpfiling.filing.storage;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Opens what it writes to at the first byte. Until then it holds no segment of the cipher: a paper that waits for its turn takes no
 * memory. What is closed before the first byte is opened all the same, since an empty file is a file.
 */
final class LazyStream extends OutputStream {

    private final Opener opener;
    private OutputStream opened;

    /** Opens the stream behind. */
    interface Opener {
        OutputStream open() throws IOException;
    }

    LazyStream(Opener opener) {
        this.opener = opener;
    }

    private OutputStream opened() throws IOException {
        if (opened == null) {
            opened = opener.open();
        }
        return opened;
    }

    @Override
    public void write(int one) throws IOException {
        opened().write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        opened().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        if (opened != null) {
            opened.flush();
        }
    }

    @Override
    public void close() throws IOException {
        opened().close();
    }
}
