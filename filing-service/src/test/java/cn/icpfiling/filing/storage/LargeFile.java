package cn.icpfiling.filing.storage;

import cn.icpfiling.platform.crypto.StreamCipher;
import cn.icpfiling.platform.id.Ids;
import java.io.IOException;
import java.nio.file.Path;

/** Writes and reads a large file; run with a small heap: {@code LargeFile <folder> <endpoint>}. */
final class LargeFile {

    private static final int LARGE = 40 << 20;

    private LargeFile() {}

    public static void main(String... args) throws IOException {
        var folder = Path.of(args[0]);
        var cipher = StreamCipher.reading(folder.resolve("keys"), "filing");
        var storage = new S3Storage(new S3Bucket(S3Server.settings(args[1])), cipher, folder);
        var id = Ids.next();
        var piece = new byte[64 << 10];
        storage.write(Shelf.MATERIALS, id, out -> {
            for (var written = 0; written < LARGE; written += piece.length) {
                out.write(piece);
            }
        });
        var size = 0L;
        try (var in = storage.read(Shelf.MATERIALS, id)) {
            for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
                size += read;
            }
        }
        System.out.println(size + " bytes");
        System.exit(0);
    }
}
