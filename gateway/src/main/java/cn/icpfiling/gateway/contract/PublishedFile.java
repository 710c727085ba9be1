package cn.icpfiling.gateway.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A file that the gateway publishes, plain and compressed (RFC 1952). Only the gateway's start knows its public address,
 * which stands near the beginning of a file. So the build cuts a file behind the last place of the address, and
 * compresses the rest: to pack megabytes took a tenth of a second of each start. Blocks of DEFLATE may follow one
 * another (RFC 1951, 3.2.3), so the start compresses the beginning alone and puts it in front.
 *
 * @param plain the bytes as a caller reads them
 * @param gzip the same, compressed
 */
public record PublishedFile(byte[] plain, byte[] gzip) {

    private static final String HEAD = ".head";
    private static final String REST = ".rest";
    private static final String PACKED = ".rest.deflate";
    /** Compressed by DEFLATE, without a name, a time and a known file system. */
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** Gives the bytes of one of the parts that {@link #write} made. */
    @FunctionalInterface
    interface Parts {
        byte[] read(String name) throws IOException;
    }

    /** Writes the parts of a file in which {@code origin} stands for the gateway's address, or nowhere. */
    static void write(Path folder, String name, byte[] whole, String origin) throws IOException {
        var text = new String(whole, StandardCharsets.UTF_8);
        var last = text.lastIndexOf(origin);
        var head = last < 0
                ? new byte[0]
                : text.substring(0, last + origin.length()).getBytes(StandardCharsets.UTF_8);
        var rest = Arrays.copyOfRange(whole, head.length, whole.length);
        keep(folder.resolve(name + HEAD), head);
        keep(folder.resolve(name + REST), rest);
        keep(folder.resolve(name + PACKED), deflate(rest, Deflater.BEST_COMPRESSION, true));
    }

    /** A file that did not change keeps its time, so that nothing is packaged anew for it. */
    static void keep(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.write(file, content);
        }
    }

    /** Reads the parts of a file, with {@code address} wherever {@code origin} stands for it. */
    static PublishedFile read(Parts parts, String name, String origin, String address) throws IOException {
        var head = new String(parts.read(name + HEAD), StandardCharsets.UTF_8)
                .replace(origin, address)
                .getBytes(StandardCharsets.UTF_8);
        var rest = parts.read(name + REST);
        var plain = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, plain, head.length, rest.length);
        return new PublishedFile(
                plain, gzip(deflate(head, Deflater.DEFAULT_COMPRESSION, false), parts.read(name + PACKED), plain));
    }

    private static byte[] gzip(byte[] head, byte[] rest, byte[] plain) {
        var checksum = new CRC32();
        checksum.update(plain);
        return ByteBuffer.allocate(GZIP_HEADER.length + head.length + rest.length + 2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(GZIP_HEADER)
                .put(head)
                .put(rest)
                .putInt((int) checksum.getValue())
                .putInt(plain.length)
                .array();
    }

    /** @param ends whether the stream ends here; if not, it ends at a whole byte, and another block must follow */
    private static byte[] deflate(byte[] bytes, int level, boolean ends) {
        var deflater = new Deflater(level, true);
        try {
            deflater.setInput(bytes);
            if (ends) {
                deflater.finish();
            }
            var out = new ByteArrayOutputStream();
            var buffer = new byte[1 << 16];
            int length;
            do {
                length = deflater.deflate(buffer, 0, buffer.length, ends ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
                out.write(buffer, 0, length);
            } while (length == buffer.length);
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
