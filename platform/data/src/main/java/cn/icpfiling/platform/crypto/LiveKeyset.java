package cn.icpfiling.platform.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * A keyset that follows its file. A use reads the file again when the last read is older than the reload time. So a
 * process that was suspended during a rotation encrypts nothing with a removed key. A reader that meets an unknown key
 * can force a reload.
 *
 * @param <P> the primitive that encrypts and decrypts with these keys
 */
final class LiveKeyset<P> {
    private static final Logger LOG = Logger.getLogger(LiveKeyset.class);

    private final Path directory;
    private final String name;
    private final KeysetFiles.Use use;
    private final Keysets.Primitive<P> primitive;
    private final long reloadNanos;
    private volatile Loaded<P> loaded;
    private volatile long lookedAt;

    LiveKeyset(Path directory, String name, KeysetFiles.Use use, Keysets.Primitive<P> primitive, Duration reload) {
        this.directory = directory;
        this.name = name;
        this.use = use;
        this.primitive = primitive;
        this.reloadNanos = reload.toNanos();
    }

    /** @param unusable why these keys must not be used any more; null while they may be used */
    private record Loaded<P>(KeysetHandle handle, P primitive, String unusable) {
        Loaded<P> usable() {
            if (unusable != null) {
                throw new KeysUnusable(unusable, null);
            }
            return this;
        }
    }

    P current() {
        return usable().primitive();
    }

    /** Reads the file now. */
    P lookedAtNow() {
        return look().usable().primitive();
    }

    /** Enabled keys, oldest first. */
    List<EncryptionKey> keys() {
        var handle = usable().handle();
        var keys = new ArrayList<EncryptionKey>();
        for (var i = 0; i < handle.size(); i++) {
            if (handle.getAt(i).getStatus() == KeyStatus.ENABLED) {
                keys.add(EncryptionKey.of(handle.getAt(i)));
            }
        }
        return keys;
    }

    EncryptionKey primary() {
        return EncryptionKey.of(usable().handle().getPrimary());
    }

    /**
     * Checks whether older keys exist and the newest one encrypts, so values of the older keys may be encrypted again.
     * Not before.
     */
    boolean isRotated() {
        var keys = keys();
        return keys.size() > 1 && keys.getLast().id() == primary().id();
    }

    /** Checks whether a key is disabled. It writes no more values, and its values may be removed. */
    boolean isLeaving() {
        return keys().size() < usable().handle().size();
    }

    private Loaded<P> usable() {
        var now = loaded;
        if (now == null || System.nanoTime() - lookedAt > reloadNanos) {
            now = look();
        }
        return now.usable();
    }

    /** Reads the file. An unreadable file leaves the loaded keys in use: it is being replaced, not lost. */
    private synchronized Loaded<P> look() {
        KeysetHandle found;
        try {
            found = KeysetFiles.read(directory, name, use);
        } catch (KeysUnusable unreadable) {
            if (loaded == null) {
                throw unreadable;
            }
            LOG.errorf(unreadable, "The keys in use stay");
            lookedAt = System.nanoTime();
            return loaded;
        }
        if (loaded == null || !found.equalsKeyset(loaded.handle())) {
            loaded = next(found);
        } else if (loaded.unusable() != null) {
            loaded = new Loaded<>(loaded.handle(), loaded.primitive(), null);
        }
        lookedAt = System.nanoTime();
        return loaded;
    }

    /**
     * A keyset that shares no key with the loaded one is not a rotation but a foreign keyset. A replica with one of
     * them could not decrypt the values of the other. So neither is used until the right file is back.
     */
    private Loaded<P> next(KeysetHandle found) {
        if (loaded != null && !sharesAKey(found, loaded.handle())) {
            LOG.errorf("The keyset %s of %s was replaced by another one; nothing is encrypted or opened", use, name);
            return new Loaded<>(
                    loaded.handle(),
                    loaded.primitive(),
                    "keyset " + use + " was replaced by one that shares no key with it");
        }
        try {
            var next = new Loaded<P>(found, primitive.of(found), null);
            if (loaded != null) {
                LOG.infof(
                        "Keyset %s of %s reloaded: %d keys, encrypting with %s",
                        use,
                        name,
                        found.size(),
                        EncryptionKey.of(found.getPrimary()).hex());
            }
            return next;
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("keyset " + use + " is of another kind", e);
        }
    }

    @AccessesPartialKey
    private static boolean sharesAKey(KeysetHandle one, KeysetHandle other) {
        for (var i = 0; i < one.size(); i++) {
            for (var j = 0; j < other.size(); j++) {
                if (one.getAt(i).getKey().equalsKey(other.getAt(j).getKey())) {
                    return true;
                }
            }
        }
        return false;
    }
}
