package cn.icpfiling.filing.storage;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Opens its target at the first byte. Until then it holds no segment of the cipher, so a file that waits for its turn
 * takes no memory. Closing it before the first byte opens the target too, because an empty file must exist.
 */
final class LazyStream extends OutputStream {

    private final Opener opener;
    private OutputStream opened;

    /** Opens the target stream. */
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
