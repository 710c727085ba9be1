package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.uploads.UploadPart;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Reads the parts of an upload as one stream, each opened in its turn. */
final class JoinedParts extends InputStream {

    private final Storage storage;
    private final Iterator<UploadPart> parts;
    private InputStream part = InputStream.nullInputStream();

    JoinedParts(Storage storage, List<UploadPart> parts) {
        this.storage = storage;
        this.parts = parts.iterator();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        var read = part.read(into, from, length);
        while (read < 0 && parts.hasNext()) {
            part.close();
            part = storage.read(Shelf.UPLOADS, parts.next().id());
            read = part.read(into, from, length);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
