package cn.icpfiling.platform.testkit.crypto;

import cn.icpfiling.platform.crypto.EncryptedFolder;
import cn.icpfiling.platform.crypto.StreamCipher;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Papers of the probe: each says its own id, over and over. */
@ApplicationScoped
class ProbePapers implements EncryptedFolder {
    private static final int NAME = 5;

    private final Path folder;
    private final StreamCipher cipher;

    ProbePapers(@ConfigProperty(name = "icp.files.dir") Path folder, StreamCipher cipher) {
        this.folder = folder.resolve("papers");
        this.cipher = cipher;
    }

    @Override
    public Path path() {
        return folder;
    }

    @Override
    public byte[] boundTo(UUID id) {
        return ("paper:" + id).getBytes(StandardCharsets.US_ASCII);
    }

    Path place(UUID id) {
        return folder.resolve(id.toString().substring(34)).resolve(id.toString());
    }

    UUID upload(int times) throws IOException {
        var id = Ids.next();
        var place = place(id);
        Files.createDirectories(place.getParent());
        var part = place.resolveSibling(place.getFileName() + BEING_WRITTEN);
        try (var out = cipher.encrypting(Files.newOutputStream(part), boundTo(id))) {
            out.write(saying(id, times));
        }
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        return id;
    }

    /** As it was written before files named their key. */
    void forgetItsKey(UUID id) throws IOException {
        Files.write(place(id), withoutName(Files.readAllBytes(place(id))));
    }

    static byte[] withoutName(byte[] encrypted) {
        return Arrays.copyOfRange(encrypted, NAME, encrypted.length);
    }

    /** Whether it says what was written; nothing when it is not there. */
    Optional<Boolean> isWhole(StreamCipher reader, UUID id) throws IOException {
        try (var in = reader.decrypting(Files.newInputStream(place(id)), boundTo(id))) {
            var plain = in.readAllBytes();
            return Optional.of(
                    Arrays.equals(plain, saying(id, plain.length / id.toString().length())));
        } catch (NoSuchFileException deleted) {
            return Optional.empty();
        }
    }

    static byte[] saying(UUID id, int times) {
        return id.toString().repeat(times).getBytes(StandardCharsets.US_ASCII);
    }
}
