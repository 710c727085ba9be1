package cn.icpfiling.platform.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.UUID;

/** Writes a file so that a crash or a power failure leaves the old file or the new one, never a part of it. */
public final class DurableFile {
    /** Begins the names of files that are not complete yet. */
    public static final String UNFINISHED = ".";

    private DurableFile() {}

    /** Replaces the file atomically. When the method returns, the new file is on disk under its name. */
    public static void replace(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
        var beside = file.resolveSibling(UNFINISHED + file.getFileName() + "." + UUID.randomUUID());
        try {
            write(beside, content, attributes);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
        try (var names = FileChannel.open(file.getParent())) {
            names.force(true); // else a power failure could undo the move
        }
    }

    private static void write(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
        var fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, fresh, attributes)) {
            var rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }
}
