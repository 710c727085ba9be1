package cn.icpfiling.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's keysets, each read once, when it is first needed. */
@ApplicationScoped
class Keysets {
    private final Optional<Path> directory;
    private final Optional<String> name;
    private volatile Aead fields;
    private volatile PooledPrf index;
    private volatile StreamingAead stream;

    Keysets(
            @ConfigProperty(name = "icp.keys.dir") Optional<Path> directory,
            @ConfigProperty(name = "icp.keys.name") Optional<String> name) {
        this.directory = directory;
        this.name = name;
    }

    boolean configured() {
        return name.isPresent();
    }

    String name() {
        return name.orElseThrow(() -> new KeysUnusable("icp.keys.name is not set", null));
    }

    Aead fields() {
        if (fields == null) {
            fields = primitive(KeysetFiles.Use.FIELDS, PooledAead::new);
        }
        return fields;
    }

    PooledPrf index() {
        if (index == null) {
            index = primitive(KeysetFiles.Use.INDEX, PooledPrf::new);
        }
        return index;
    }

    StreamingAead stream() {
        if (stream == null) {
            stream = primitive(
                    KeysetFiles.Use.STREAM,
                    keyset -> keyset.getPrimitive(RegistryConfiguration.get(), StreamingAead.class));
        }
        return stream;
    }

    interface Primitive<P> {
        P of(KeysetHandle keyset) throws GeneralSecurityException;
    }

    <P> P primitive(KeysetFiles.Use use, Primitive<P> made) {
        Path where = directory.orElseThrow(() -> new KeysUnusable("icp.keys.dir is not set", null));
        KeysetHandle handle = KeysetFiles.read(where, name(), use);
        try {
            return made.of(handle);
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable("keyset " + use + " is of another kind", e);
        }
    }
}
