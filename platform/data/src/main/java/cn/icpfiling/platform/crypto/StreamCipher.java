package cn.icpfiling.platform.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/** Seals files of any length as they pass, a segment at a time; a cut, changed or swapped file does not open. */
@ApplicationScoped
public class StreamCipher {
    private final Keysets keysets;

    StreamCipher(Keysets keysets) {
        this.keysets = keysets;
    }

    /** What is written comes out sealed; closing it ends the last segment. */
    public OutputStream encrypting(OutputStream sealed, byte[] aad) throws IOException {
        try {
            return keysets.stream().newEncryptingStream(sealed, aad);
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("cannot seal a file", e);
        }
    }

    /** Reading fails with an IOException as soon as a segment is not what was sealed. */
    public InputStream decrypting(InputStream sealed, byte[] aad) throws IOException {
        try {
            return keysets.stream().newDecryptingStream(sealed, aad);
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("cannot open a file", e);
        }
    }
}
