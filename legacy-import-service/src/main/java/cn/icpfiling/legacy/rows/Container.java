package cn.icpfiling.legacy.rows;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Opens plain, gzip and zip files, recognised by their first bytes, and bounds what comes out. */
final class Container {
    private static final int BUFFER = 64 << 10;
    /** Reads names in GBK too, as archives of those years have them. A name counts for nothing but its last slash. */
    private static final Charset NAMES = StandardCharsets.ISO_8859_1;

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
                : begins(first, 'P', 'K', 3, 4) ? onlyEntry(new OnlyEntry(head)) : head;
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

    private static InputStream onlyEntry(OnlyEntry archive) throws IOException {
        var entry = archive.getNextEntry();
        if (entry == null) {
            throw new FileRefused(FileFault.CONTAINER_DAMAGED, 0);
        }
        if (entry.isDirectory()) {
            throw new FileRefused(FileFault.CONTAINER_UNKNOWN, 0);
        }
        return archive;
    }

    /**
     * Refuses what follows the first file of an archive and is not the list of its files, so that no other one is lost silently. The class of
     * the JDK takes a damaged head of a file for the end.
     */
    private static final class OnlyEntry extends ZipInputStream {
        private boolean ended;

        OnlyEntry(InputStream archive) {
            super(archive, NAMES);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            var read = ended ? -1 : super.read(into, from, length);
            if (read < 0 && !ended) {
                ended = true;
                requireList(in.readNBytes(4));
            }
            return read;
        }

        private static void requireList(byte[] next) throws ZipException {
            if (begins(next, 'P', 'K', 3, 4)) {
                throw new FileRefused(FileFault.CONTAINER_UNKNOWN, 0);
            }
            if (!begins(next, 'P', 'K', 1, 2)) {
                throw new ZipException("no list of files behind the first one");
            }
        }
    }
}
