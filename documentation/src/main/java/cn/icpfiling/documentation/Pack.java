package cn.icpfiling.documentation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * All files of the site in one, compressed one by one, with an index of where each begins: the gateway reads one resource and
 * answers from it without a copy. A file above 64 KiB is there plain too, so that no caller makes the gateway unpack it; one
 * above 1 MiB is there compressed alone and goes out so to everybody, since every browser takes gzip.
 */
final class Pack {

    static final int UNPACKED_ON_DEMAND = 64 << 10;
    private static final int PACKED_ALWAYS = 1 << 20;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 << 20);
    private final StringBuilder index = new StringBuilder();

    /** What a browser may do with a file, as the gateway names its policies. */
    enum Kind {
        PAGE,
        REFERENCE,
        ASSET
    }

    void add(String address, String mediaType, Kind kind, byte[] plain) {
        var packed = gzip(plain);
        var packedAt = bytes.size();
        bytes.writeBytes(packed);
        var plainAt = plain.length > PACKED_ALWAYS ? -2 : -1;
        if (plain.length > UNPACKED_ON_DEMAND && plain.length <= PACKED_ALWAYS) {
            plainAt = bytes.size();
            bytes.writeBytes(plain);
        }
        index.append(String.join(
                        "\t",
                        address,
                        mediaType,
                        kind.name(),
                        digest(plain),
                        digest(packed),
                        String.valueOf(packedAt),
                        String.valueOf(packed.length),
                        String.valueOf(plainAt),
                        String.valueOf(plain.length)))
                .append('\n');
    }

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("site.bin"), bytes.toByteArray());
        Files.writeString(folder.resolve("site.index"), index);
    }

    /** Writes the same files plain, for tests and for looking at them. */
    static void writePlain(Path folder, Map<String, byte[]> files) throws IOException {
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey().substring(1));
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static byte[] gzip(byte[] plain) {
        var out = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
