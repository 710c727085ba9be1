package cn.icpfiling.platform.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tink's AES-GCM, byte for byte (prefix that names the key, nonce, text, tag), with pooled ciphers instead of Tink's
 * thread-local ones. Tink still manages the keys, their rotation and their files.
 */
final class PooledAead implements Aead {
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final Pool<Cipher> ciphers = new Pool<>(() -> Cipher.getInstance("AES/GCM/NoPadding"));
    private final SecureRandom random = new SecureRandom();
    private final Entry primary;
    private final List<Entry> enabled = new ArrayList<>();

    private record Entry(byte[] prefix, SecretKey key) {
        @AccessesPartialKey
        static Entry of(KeysetHandle.Entry entry) throws GeneralSecurityException {
            if (!(entry.getKey() instanceof AesGcmKey key)) {
                throw new GeneralSecurityException("not an AES-GCM key");
            }
            return new Entry(
                    key.getOutputPrefix().toByteArray(),
                    new SecretKeySpec(key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()), "AES"));
        }

        boolean named(byte[] encrypted) {
            return encrypted.length >= prefix.length + NONCE + TAG
                    && Arrays.equals(encrypted, 0, prefix.length, prefix, 0, prefix.length);
        }
    }

    PooledAead(KeysetHandle keyset) throws GeneralSecurityException {
        this.primary = Entry.of(keyset.getPrimary());
        for (var i = 0; i < keyset.size(); i++) {
            if (keyset.getAt(i).getStatus() == KeyStatus.ENABLED) {
                enabled.add(Entry.of(keyset.getAt(i)));
            }
        }
    }

    /** Checks whether the value names a key of this keyset. */
    boolean names(byte[] encrypted) {
        return enabled.stream().anyMatch(entry -> entry.named(encrypted));
    }

    @Override
    public byte[] encrypt(byte[] plain, byte[] associated) throws GeneralSecurityException {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        return ciphers.use(cipher -> {
            cipher.init(Cipher.ENCRYPT_MODE, primary.key(), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
            cipher.updateAAD(associated);
            var encrypted = ByteBuffer.allocate(primary.prefix().length + NONCE + plain.length + TAG);
            encrypted.put(primary.prefix()).put(nonce).put(cipher.doFinal(plain));
            return encrypted.array();
        });
    }

    @Override
    public byte[] decrypt(byte[] encrypted, byte[] associated) throws GeneralSecurityException {
        GeneralSecurityException refused = null;
        for (var entry : enabled) {
            if (entry.named(encrypted)) {
                try {
                    return decrypt(entry, encrypted, associated);
                } catch (GeneralSecurityException e) {
                    refused = e;
                }
            }
        }
        throw refused == null ? new GeneralSecurityException("no key of this keyset encrypted it") : refused;
    }

    private byte[] decrypt(Entry entry, byte[] encrypted, byte[] associated) throws GeneralSecurityException {
        var text = entry.prefix().length + NONCE;
        return ciphers.use(cipher -> {
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    entry.key(),
                    new GCMParameterSpec(TAG * Byte.SIZE, encrypted, entry.prefix().length, NONCE));
            cipher.updateAAD(associated);
            return cipher.doFinal(encrypted, text, encrypted.length - text);
        });
    }
}
