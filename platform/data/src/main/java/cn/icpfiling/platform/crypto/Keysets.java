package cn.icpfiling.platform.crypto;

import com.google.crypto.tink.KeysetHandle;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keysets of the service, each read on first use. Those of fields, files and index are read repeatedly, because
 * they are rotated.
 */
@Singleton
class Keysets {
    private final Optional<Path> directory;
    private final Optional<String> name;
    private final Duration reload;
    private volatile FieldKeys fields;
    private volatile IndexKeys index;
    private volatile PooledPrf hash;
    private volatile FileKeys files;

    Keysets(
            @ConfigProperty(name = "icp.keys.dir") Optional<Path> directory,
            @ConfigProperty(name = "icp.keys.name") Optional<String> name,
            @ConfigProperty(name = "icp.keys.reload") Duration reload) {
        this.directory = directory;
        this.name = name;
        this.reload = reload;
    }

    static Keysets reading(Path directory, String name) {
        return new Keysets(Optional.of(directory), Optional.of(name), Duration.ofSeconds(10));
    }

    boolean configured() {
        return name.isPresent();
    }

    String name() {
        return name.orElseThrow(() -> new KeysUnusable("icp.keys.name is not set", null));
    }

    FieldKeys fields() {
        var made = fields;
        if (made == null) {
            synchronized (this) {
                made = fields == null ? new FieldKeys(directory(), name(), reload) : fields;
                fields = made;
            }
        }
        return made;
    }

    IndexKeys index() {
        var made = index;
        if (made == null) {
            synchronized (this) {
                made = index == null ? new IndexKeys(directory(), name(), reload) : index;
                index = made;
            }
        }
        return made;
    }

    PooledPrf hash() {
        if (hash == null) {
            hash = primitive(KeysetFiles.Use.HASH, PooledPrf::new);
        }
        return hash;
    }

    FileKeys files() {
        var made = files;
        if (made == null) {
            synchronized (this) {
                made = files == null ? new FileKeys(directory(), name(), reload) : files;
                files = made;
            }
        }
        return made;
    }

    interface Primitive<P> {
        P of(KeysetHandle keyset) throws GeneralSecurityException;
    }

    <P> P primitive(KeysetFiles.Use use, Primitive<P> made) {
        var handle = KeysetFiles.read(directory(), name(), use);
        try {
            return made.of(handle);
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("keyset " + use + " is of another kind", e);
        }
    }

    /** Reads the key of a use that writes now, which is not the one that a process loaded before a rotation. */
    EncryptionKey primary(KeysetFiles.Use use) {
        return EncryptionKey.of(KeysetFiles.read(directory(), name(), use).getPrimary());
    }

    private Path directory() {
        return directory.orElseThrow(() -> new KeysUnusable("icp.keys.dir is not set", null));
    }
}
