package cn.icpfiling.platform.crypto;

import com.google.crypto.tink.KeysetHandle;
import java.util.Arrays;
import java.util.HexFormat;

/** One key of a keyset: its id, and the prefix of each value and file that it encrypted. The id is no secret. */
record EncryptionKey(int id, byte[] prefix) {
    static final int PREFIX = 5;
    /** The first byte of Tink's prefix that names a key. */
    static final byte NAMED = 1;

    static EncryptionKey of(KeysetHandle.Entry entry) {
        var id = entry.getId();
        return new EncryptionKey(
                id, new byte[] {NAMED, (byte) (id >>> 24), (byte) (id >>> 16), (byte) (id >>> 8), (byte) id});
    }

    /** Returns the key that was added last. */
    static EncryptionKey newest(KeysetHandle keyset) {
        return of(keyset.getAt(keyset.size() - 1));
    }

    boolean begins(byte[] encrypted) {
        return encrypted.length >= PREFIX && Arrays.equals(encrypted, 0, PREFIX, prefix, 0, PREFIX);
    }

    String hex() {
        return HexFormat.of().toHexDigits(id);
    }
}
