package cn.icpfiling.platform.web.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A caller's body that must keep pace. Every failure of it is a {@link BrokenBody}. */
final class PacedBody extends FilterInputStream {

    private final Pace pace;

    PacedBody(InputStream body, Pace pace) {
        super(body);
        this.pace = pace;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (pace.isBehind()) {
            throw new BrokenBody("the body is too slow", null);
        }
        try {
            var read = super.read(into, from, length);
            pace.moved(Math.max(0, read));
            return read;
        } catch (IOException broken) {
            throw new BrokenBody("the body broke off", broken);
        }
    }
}
