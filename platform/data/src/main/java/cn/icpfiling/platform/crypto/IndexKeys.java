package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.personaldata.BlindValue;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The keys of the blind index, one per slot, as in the current keyset file. */
final class IndexKeys {
    private static final int BYTES = 16;

    private final LiveKeyset<Map<Slot, PooledPrf>> keyset;

    IndexKeys(Path directory, String name, Duration reload) {
        this.keyset = new LiveKeyset<>(directory, name, KeysetFiles.Use.INDEX, IndexKeys::slots, reload);
    }

    private static Map<Slot, PooledPrf> slots(KeysetHandle keyset) throws GeneralSecurityException {
        var slots = new EnumMap<Slot, PooledPrf>(Slot.class);
        for (var i = 0; i < keyset.size(); i++) {
            var entry = keyset.getAt(i);
            if (entry.getStatus() == KeyStatus.ENABLED
                    && slots.put(Slot.of(entry.getId()), PooledPrf.of(entry)) != null) {
                throw new GeneralSecurityException("two keys of the index for one slot");
            }
        }
        return slots;
    }

    /** Computes the value of every key, each for its slot. */
    BlindValue compute(byte[] input) throws GeneralSecurityException {
        var slots = keyset.current();
        return new BlindValue(compute(slots.get(Slot.A), input), compute(slots.get(Slot.B), input));
    }

    private static byte[] compute(PooledPrf key, byte[] input) throws GeneralSecurityException {
        return key == null ? null : key.compute(input, BYTES);
    }

    /** Enabled keys, oldest first. */
    List<EncryptionKey> keys() {
        return keyset.keys();
    }

    EncryptionKey primary() {
        return keyset.primary();
    }

    /** Checks whether every replica has both keys, so missing values of the newer key may be filled in. */
    boolean isRotated() {
        return keyset.isRotated();
    }

    /** Checks whether the older key is disabled, so its slot may be emptied. */
    boolean isLeaving() {
        return keyset.isLeaving();
    }
}
