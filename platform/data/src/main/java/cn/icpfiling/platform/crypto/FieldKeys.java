package cn.icpfiling.platform.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The keys that seal fields, as the file says now: it is looked at again when they are used and the last look is older than
 * the reload time, so that also a process that slept through a rotation seals nothing with a key that was taken away, and at
 * once when a value names a key that is not known yet.
 */
final class FieldKeys {
    private static final Logger LOG = Logger.getLogger(FieldKeys.class);

    private final Path directory;
    private final String name;
    private final long reloadNanos;
    private volatile Loaded loaded;
    private volatile long lookedAt;

    FieldKeys(Path directory, String name, Duration reload) {
        this.directory = directory;
        this.name = name;
        this.reloadNanos = reload.toNanos();
    }

    /** @param unusable why these keys may not be used any more; null while they may */
    private record Loaded(KeysetHandle handle, PooledAead aead, String unusable) {}

    /** One key of the keyset: what each value begins with that it sealed. */
    record Key(int id, byte[] prefix) {
        static final int PREFIX = 5;

        static Key of(KeysetHandle.Entry entry) {
            int id = entry.getId();
            return new Key(id, new byte[] {1, (byte) (id >>> 24), (byte) (id >>> 16), (byte) (id >>> 8), (byte) id});
        }

        String hex() {
            return HexFormat.of().toHexDigits(id);
        }
    }

    byte[] seal(byte[] plain, byte[] place) throws GeneralSecurityException {
        return current().encrypt(plain, place);
    }

    byte[] open(byte[] sealed, byte[] place) throws GeneralSecurityException {
        PooledAead aead = current();
        try {
            return aead.decrypt(sealed, place);
        } catch (GeneralSecurityException refused) {
            if (aead.names(sealed)) {
                throw refused;
            }
        }
        look();
        return current().decrypt(sealed, place);
    }

    /** Enabled keys, oldest first. */
    List<Key> keys() {
        KeysetHandle handle = usable().handle();
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < handle.size(); i++) {
            if (handle.getAt(i).getStatus() == KeyStatus.ENABLED) {
                keys.add(Key.of(handle.getAt(i)));
            }
        }
        return keys;
    }

    Key primary() {
        return Key.of(usable().handle().getPrimary());
    }

    private PooledAead current() {
        return usable().aead();
    }

    private Loaded usable() {
        Loaded now = loaded;
        if (now == null || System.nanoTime() - lookedAt > reloadNanos) {
            now = look();
        }
        if (now.unusable() != null) {
            throw new KeysUnusable(now.unusable(), null);
        }
        return now;
    }

    /** What stands in the file now. One that cannot be read leaves the keys as they are: it was replaced, not lost. */
    private synchronized Loaded look() {
        KeysetHandle found;
        try {
            found = KeysetFiles.read(directory, name, KeysetFiles.Use.FIELDS);
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
            loaded = new Loaded(loaded.handle(), loaded.aead(), null);
        }
        lookedAt = System.nanoTime();
        return loaded;
    }

    /**
     * A keyset that shares no key with the one in use is no rotation but somebody else's. What it would seal, nobody could
     * open, and so might what the old one seals: neither is used until the right file is back.
     */
    private Loaded next(KeysetHandle found) {
        if (loaded != null && !sharesAKey(found, loaded.handle())) {
            LOG.errorf("The keyset %s was replaced by another one; nothing is sealed or opened", name);
            return new Loaded(
                    loaded.handle(), loaded.aead(), "keyset FIELDS was replaced by one that shares no key with it");
        }
        try {
            Loaded next = new Loaded(found, new PooledAead(found), null);
            if (loaded != null) {
                LOG.infof(
                        "Keyset %s reloaded: %d keys, sealing with %s",
                        name, found.size(), Key.of(found.getPrimary()).hex());
            }
            return next;
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("keyset FIELDS is of another kind", e);
        }
    }

    @AccessesPartialKey
    private static boolean sharesAKey(KeysetHandle one, KeysetHandle other) {
        for (int i = 0; i < one.size(); i++) {
            for (int j = 0; j < other.size(); j++) {
                if (one.getAt(i).getKey().equalsKey(other.getAt(j).getKey())) {
                    return true;
                }
            }
        }
        return false;
    }
}
