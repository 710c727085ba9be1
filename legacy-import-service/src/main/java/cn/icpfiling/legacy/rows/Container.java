package cn.icpfiling.legacy.rows;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipInputStream;

/** Opens plain, gzip and zip files, recognised by their first bytes, and bounds what comes out. */
final class Container {
    private static final int BUFFER = 64 << 10;

    private Container() {}

    static InputStream open(InputStream file, long largest) throws IOException {
        var packed = new CountedBytes(file);
        var head = new BufferedInputStream(packed, BUFFER);
        head.mark(4);
        var first = head.readNBytes(4);
        head.reset();
        if (first.length == 0) {
            throw new FileRefused(FileFault.EMPTY, 0);
        }
        var plain = begins(first, 0x1F, 0x8B)
                ? new GzipMembers(head, BUFFER)
                : begins(first, 'P', 'K', 3, 4) ? onlyEntry(new ZipInputStream(head)) : head;
        return new BoundedExpansion(plain, packed::count, largest);
    }

    private static boolean begins(byte[] first, int... magic) {
        if (first.length < magic.length) {
            return false;
        }
        for (var i = 0; i < magic.length; i++) {
            if ((first[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static InputStream onlyEntry(ZipInputStream archive) throws IOException {
        var entry = archive.getNextEntry();
        if (entry == null) {
            throw new FileRefused(FileFault.CONTAINER_DAMAGED, 0);
        }
        if (entry.isDirectory()) {
            throw new FileRefused(FileFault.CONTAINER_UNKNOWN, 0);
        }
        return new OnlyEntry(archive);
    }

    /** Refuses a second entry at the end of the first, so that no file of an archive is lost silently. */
    private static final class OnlyEntry extends java.io.FilterInputStream {
        private final ZipInputStream archive;
        private boolean ended;

        OnlyEntry(ZipInputStream archive) {
            super(archive);
            this.archive = archive;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = ended ? -1 : archive.read(into, from, length);
            if (read < 0 && !ended) {
                ended = true;
                if (archive.getNextEntry() != null) {
                    throw new FileRefused(FileFault.CONTAINER_UNKNOWN, 0);
                }
            }
            return read;
        }
    }
}
