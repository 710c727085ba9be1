package cn.icpfiling.filing.materials;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file as it was sent, on disk until its clean copy is made, so that many slow uploads take no memory. Its key exists
 * in memory only, so that a crash leaves nothing readable.
 */
final class SentPaper implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PIECE = 8 << 10;

    private final Path file;
    private final SecretKeySpec key = new SecretKeySpec(random(32), "AES");
    private final IvParameterSpec start = new IvParameterSpec(random(16));
    private long size;

    private SentPaper(Path file) {
        this.file = file;
    }

    /** Reads the whole body, or refuses it as soon as it is too large. */
    static SentPaper take(InputStream body, Path folder, long mostBytes) throws IOException {
        Files.createDirectories(folder);
        return taken(body, Files.createTempFile(folder, "sent", ".part"), mostBytes);
    }

    static SentPaper taken(InputStream body, Path file, long mostBytes) throws IOException {
        var sent = new SentPaper(file);
        try {
            sent.keep(body, mostBytes);
            return sent;
        } catch (IOException | RuntimeException failure) {
            sent.close();
            throw failure;
        }
    }

    private void keep(InputStream body, long mostBytes) throws IOException {
        try (var out = encrypting()) {
            var piece = new byte[PIECE];
            for (var read = body.read(piece); read >= 0; read = body.read(piece)) {
                size += read;
                if (size > mostBytes) {
                    throw new ProblemException(CommonProblem.BODY_TOO_LARGE, mostBytes);
                }
                out.write(piece, 0, read);
            }
        }
    }

    long size() {
        return size;
    }

    /** Returns the first bytes, at most that many. */
    byte[] head(int most) throws IOException {
        try (var in = opening()) {
            return in.readNBytes(most);
        }
    }

    /** Opens the whole file; it is decrypted while it is read. */
    InputStream open() throws IOException {
        return opening();
    }

    byte[] content() throws IOException {
        try (var in = opening()) {
            return in.readAllBytes();
        }
    }

    private OutputStream encrypting() throws IOException {
        return new CipherOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file)), cipher(Cipher.ENCRYPT_MODE));
    }

    private InputStream opening() throws IOException {
        return new CipherInputStream(new BufferedInputStream(Files.newInputStream(file)), cipher(Cipher.DECRYPT_MODE));
    }

    private Cipher cipher(int mode) {
        try {
            var cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, key, start);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
