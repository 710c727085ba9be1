package cn.icpfiling.sandbox.authority;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * An uploaded file during a call. The Base64 text comes in pieces and the bytes go to a temporary file, so 50 MB use no
 * heap. A fault of the file is reported when the bytes are read.
 */
final class Payload implements AutoCloseable {

    static final long LARGEST = 50L * 1024 * 1024;
    private static final int BLOCK = 4 * 3 * 1024;

    private final Path file;
    private final OutputStream out;
    private final MessageDigest md5 = Digests.md5();
    private final byte[] block = new byte[BLOCK];
    private int held;
    private long size;
    private boolean notBase64;
    private byte[] digest;

    Payload() throws IOException {
        file = Files.createTempFile("isp-upload", ".zip");
        out = Files.newOutputStream(file);
    }

    void add(String text) throws IOException {
        for (var i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter > ' ' && !tooLarge()) {
                block[held++] = letter < 128 ? (byte) letter : (byte) '?';
                if (held == BLOCK) {
                    decode();
                }
            }
        }
    }

    void end() throws IOException {
        decode();
        out.close();
        digest = md5.digest();
    }

    private void decode() throws IOException {
        if (notBase64 || held == 0) {
            held = 0;
            return;
        }
        try {
            var bytes = Base64.getDecoder().decode(Arrays.copyOf(block, held));
            size += bytes.length;
            md5.update(bytes);
            out.write(bytes);
        } catch (IllegalArgumentException e) {
            notBase64 = true;
        }
        held = 0;
    }

    boolean tooLarge() {
        return size > LARGEST;
    }

    boolean readable() {
        return !notBase64 && size > 0;
    }

    byte[] md5() {
        return digest.clone();
    }

    String hash() {
        return new String(Base64.getEncoder().encode(digest), StandardCharsets.US_ASCII);
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
