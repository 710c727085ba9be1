package cn.icpfiling.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Seals files of any length as they pass, a segment at a time; a cut, changed or swapped file does not open. Each names its key,
 * so that the key can be changed while everything runs.
 */
@ApplicationScoped
public class StreamCipher {
    /** So many first bytes of a sealed file name its key. */
    public static final int HEAD = SealingKey.PREFIX;

    private final Keysets keysets;

    StreamCipher(Keysets keysets) {
        this.keysets = keysets;
    }

    /** For programs that are no service. */
    public static StreamCipher reading(Path directory, String name) {
        return new StreamCipher(Keysets.reading(directory, name));
    }

    /** The heap that one open stream may hold: larger while keys from before, with segments of 1 MB, are still used. */
    public int heapOfAStream() {
        return 2 * keysets.files().longestSegment();
    }

    /** What is written comes out sealed; closing it ends the last segment. */
    public OutputStream encrypting(OutputStream sealed, byte[] aad) throws IOException {
        try {
            return keysets.files().sealing(sealed, aad);
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("cannot seal a file", e);
        }
    }

    /** Whether what begins like this was sealed with the key that seals now. */
    public boolean sealsNow(byte[] head) {
        return keysets.files().primary().begins(head);
    }

    /** Opening or reading fails with an IOException as soon as a segment is not what was sealed. */
    public InputStream decrypting(InputStream sealed, byte[] aad) throws IOException {
        try {
            return keysets.files().opening(sealed, aad);
        } catch (IOException | KeysUnusable refused) {
            sealed.close();
            throw refused;
        } catch (GeneralSecurityException e) {
            sealed.close();
            throw new KeysUnusable("cannot open a file", e);
        }
    }
}
