package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.id.KeyOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Creates missing keysets of services: {@code NewKeysets <directory> <service>…}. With ICP_KEYS_FOR=development they are such that no
 * service of staging or production starts with them.
 */
public final class NewKeysets {
    private static final String DEVELOPMENT = "development";

    private NewKeysets() {}

    public static void main(String... args) throws IOException, GeneralSecurityException {
        if (args.length < 2) {
            throw new IllegalArgumentException("usage: NewKeysets <directory> <service>...");
        }
        var directory = Path.of(args[0]);
        var origin = DEVELOPMENT.equals(System.getenv("ICP_KEYS_FOR")) ? KeyOrigin.DEVELOPMENT : KeyOrigin.INSTALLATION;
        for (var i = 1; i < args.length; i++) {
            make(directory, args[i], origin);
        }
    }

    public static void make(Path directory, String name) throws IOException, GeneralSecurityException {
        make(directory, name, KeyOrigin.INSTALLATION);
    }

    /** Leaves existing keysets unchanged. */
    public static void make(Path directory, String name, KeyOrigin origin)
            throws IOException, GeneralSecurityException {
        // Before the index's keyset: its keys are taken over only if they existed before this run.
        KeysetFiles.createHashes(directory, name, origin);
        for (var use : KeysetFiles.Use.values()) {
            KeysetFiles.create(directory, name, use, origin);
        }
        KeysetFiles.createPublicHalf(directory, name);
    }
}
