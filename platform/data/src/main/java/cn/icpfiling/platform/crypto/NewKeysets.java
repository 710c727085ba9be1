package cn.icpfiling.platform.crypto;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Creates missing keysets of services: {@code NewKeysets <directory> <service>…}. */
public final class NewKeysets {
    private NewKeysets() {}

    public static void main(String... args) throws IOException, GeneralSecurityException {
        if (args.length < 2) {
            throw new IllegalArgumentException("usage: NewKeysets <directory> <service>...");
        }
        var directory = Path.of(args[0]);
        for (var i = 1; i < args.length; i++) {
            make(directory, args[i]);
        }
    }

    /** Leaves existing keysets unchanged. */
    public static void make(Path directory, String name) throws IOException, GeneralSecurityException {
        // Before the index's keyset: its keys are taken over only if they existed before this run.
        KeysetFiles.createHashes(directory, name);
        for (var use : KeysetFiles.Use.values()) {
            KeysetFiles.create(directory, name, use);
        }
        KeysetFiles.createPublicHalf(directory, name);
    }
}
