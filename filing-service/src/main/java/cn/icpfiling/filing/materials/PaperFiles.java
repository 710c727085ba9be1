package cn.icpfiling.filing.materials;

import cn.icpfiling.platform.crypto.SealedFolder;
import cn.icpfiling.platform.crypto.StreamCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Papers on disk, encrypted, each bound to its id: a file put in another's place does not open. */
@ApplicationScoped
class PaperFiles implements SealedFolder {

    private final Path folder;
    private final StreamCipher cipher;

    PaperFiles(@ConfigProperty(name = "icp.files.dir") Path folder, StreamCipher cipher) {
        this.folder = folder;
        this.cipher = cipher;
    }

    /** What was written, as it was before it was encrypted. */
    record Stored(long size, String sha256) {}

    /** Writes a paper's bytes in clear; they are encrypted on their way. */
    interface Writer {
        void to(OutputStream out) throws IOException;
    }

    @Override
    public Path path() {
        return folder.resolve("materials");
    }

    @Override
    public byte[] boundTo(UUID id) {
        return ("material:" + id).getBytes(StandardCharsets.US_ASCII);
    }

    /** Where papers lie until they are made anew. */
    Path incoming() {
        return folder.resolve("incoming");
    }

    /** Written beside and moved into place, so that a half-written file never has a name. */
    Stored write(UUID id, Writer writer) throws IOException {
        var place = place(id);
        Files.createDirectories(place.getParent());
        var beside = place.resolveSibling(place.getFileName() + BEING_WRITTEN);
        try {
            var counted = new DigestedStream(
                    cipher.encrypting(new BufferedOutputStream(Files.newOutputStream(beside)), boundTo(id)));
            try (counted) {
                writer.to(counted);
            }
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
            return new Stored(counted.size(), counted.sha256());
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    InputStream read(UUID id) throws IOException {
        return cipher.decrypting(new BufferedInputStream(Files.newInputStream(place(id))), boundTo(id));
    }

    void delete(UUID id) {
        try {
            SealedFolder.delete(place(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folders by the random tail of the id: its head is the time and would fill one folder a day. */
    private Path place(UUID id) {
        var name = id.toString();
        return path().resolve(name.substring(name.length() - 2)).resolve(name);
    }
}
