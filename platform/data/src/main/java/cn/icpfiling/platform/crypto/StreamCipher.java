package cn.icpfiling.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Encrypts files of any length as streams, one segment at a time. A truncated, changed or swapped file fails to
 * decrypt. Each file names its key, so keys can change while services run.
 */
@ApplicationScoped
public class StreamCipher {
    /** Number of bytes at the start of an encrypted file that name its key. */
    public static final int HEAD = EncryptionKey.PREFIX;

    private final Keysets keysets;

    StreamCipher(Keysets keysets) {
        this.keysets = keysets;
    }

    /** For programs that are not services. */
    public static StreamCipher reading(Path directory, String name) {
        return new StreamCipher(Keysets.reading(directory, name));
    }

    /**
     * Returns the heap that one open stream may hold. Larger while keys of older versions with segments of 1 MB are in
     * use.
     */
    public int heapOfAStream() {
        return 2 * keysets.files().longestSegment();
    }

    /** Encrypts the bytes written to the stream. Closing it completes the last segment. */
    public OutputStream encrypting(OutputStream encrypted, byte[] aad) throws IOException {
        try {
            return keysets.files().encrypting(encrypted, aad);
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("cannot encrypt a file", e);
        }
    }

    /** Checks whether a file that begins with these bytes was encrypted with the current key. */
    public boolean encryptsNow(byte[] head) {
        return keysets.files().primary().begins(head);
    }

    /** Opening or reading throws an IOException at a segment that is not authentic. */
    public InputStream decrypting(InputStream encrypted, byte[] aad) throws IOException {
        try {
            return keysets.files().decrypting(encrypted, aad);
        } catch (IOException | KeysUnusable refused) {
            encrypted.close();
            throw refused;
        } catch (GeneralSecurityException e) {
            encrypted.close();
            throw new KeysUnusable("cannot open a file", e);
        }
    }
}
