package cn.icpfiling.platform.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that encrypt files, as in the current keyset file. An encrypted file begins with the name of its key, as an
 * encrypted field does, because Tink's streams do not name it. A file of an older version begins with Tink's header,
 * which differs from any key name. Such a file is tried with every key.
 */
final class FileKeys {
    /**
     * First byte of Tink's header, which is the header's length: this byte, a salt of 32 bytes and a nonce prefix of 7.
     */
    private static final byte UNNAMED = 40;

    private static final int LONGEST_KNOWN_SEGMENT = 1 << 20;

    private final LiveKeyset<Ciphers> keyset;

    FileKeys(Path directory, String name, Duration reload) {
        this.keyset = new LiveKeyset<>(directory, name, KeysetFiles.Use.STREAM, Ciphers::of, reload);
    }

    /** @param segment bytes of one segment */
    private record Cipher(EncryptionKey key, StreamingAead stream, int segment) {
        @AccessesPartialKey
        static Cipher of(KeysetHandle.Entry entry) throws GeneralSecurityException {
            var alone = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(entry.getKey())
                            .withFixedId(entry.getId())
                            .makePrimary())
                    .build();
            return new Cipher(EncryptionKey.of(entry), streamOf(alone), segmentOf(entry.getKey()));
        }
    }

    /** @param any tries all keys */
    private record Ciphers(Cipher primary, List<Cipher> enabled, StreamingAead any) {
        static Ciphers of(KeysetHandle keyset) throws GeneralSecurityException {
            var enabled = new ArrayList<Cipher>();
            for (var i = 0; i < keyset.size(); i++) {
                if (keyset.getAt(i).getStatus() == KeyStatus.ENABLED) {
                    enabled.add(Cipher.of(keyset.getAt(i)));
                }
            }
            return new Ciphers(Cipher.of(keyset.getPrimary()), List.copyOf(enabled), streamOf(keyset));
        }

        Optional<Cipher> named(byte[] name) {
            return enabled.stream().filter(cipher -> cipher.key().begins(name)).findFirst();
        }
    }

    private static StreamingAead streamOf(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    OutputStream encrypting(OutputStream encrypted, byte[] place) throws GeneralSecurityException, IOException {
        var primary = keyset.current().primary();
        encrypted.write(primary.key().prefix());
        // Flushes at once, also through a buffer: a search for old files must see the key of a file that is still being
        // written.
        encrypted.flush();
        return primary.stream().newEncryptingStream(encrypted, place);
    }

    InputStream decrypting(InputStream encrypted, byte[] place) throws GeneralSecurityException, IOException {
        var head = encrypted.readNBytes(EncryptionKey.PREFIX);
        if (head.length == EncryptionKey.PREFIX && head[0] == EncryptionKey.NAMED) {
            return named(head).newDecryptingStream(encrypted, place);
        }
        if (head.length == EncryptionKey.PREFIX && head[0] == UNNAMED) {
            var whole = new PushbackInputStream(encrypted, EncryptionKey.PREFIX);
            whole.unread(head);
            return keyset.current().any().newDecryptingStream(whole, place);
        }
        throw new IOException("it is no encrypted file");
    }

    private StreamingAead named(byte[] name) throws IOException {
        var known = keyset.current().named(name);
        if (known.isEmpty()) {
            known = keyset.lookedAtNow().named(name);
        }
        return known.orElseThrow(() -> new IOException("no key of this keyset encrypted it")).stream();
    }

    /** Returns the largest segment of the enabled keys. A stream holds two segments, one in clear and one encrypted. */
    int longestSegment() {
        return keyset.current().enabled().stream()
                .mapToInt(Cipher::segment)
                .max()
                .orElseThrow();
    }

    private static int segmentOf(Key key) {
        return switch (key) {
            case AesGcmHkdfStreamingKey known -> known.getParameters().getCiphertextSegmentSizeBytes();
            default -> LONGEST_KNOWN_SEGMENT;
        };
    }

    /** Enabled keys, oldest first. */
    List<EncryptionKey> keys() {
        return keyset.keys();
    }

    EncryptionKey primary() {
        return keyset.primary();
    }

    boolean isRotated() {
        return keyset.isRotated();
    }
}
