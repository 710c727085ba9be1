package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.files.DurableFile;
import cn.icpfiling.platform.id.KeyOrigin;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;

/** The keysets of a service on disk: one file for each use, readable by its owner only. */
final class KeysetFiles {
    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
            StreamingAeadConfig.register();
            SignatureConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private KeysetFiles() {}

    /** The purpose of a keyset; also the end of its file name. */
    enum Use {
        FIELDS(PredefinedAeadParameters.AES256_GCM),
        /** Finds encrypted values. The index is computed again from them when its key changes. */
        INDEX(PredefinedPrfParameters.HMAC_SHA256_PRF),
        /** Hashes values that cannot be computed again, so its key stays. */
        HASH(PredefinedPrfParameters.HMAC_SHA256_PRF),
        /**
         * Segments of 4 KB; a stream holds two of them. Keys of older versions have segments of 1 MB until their
         * rotation.
         */
        STREAM(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB),
        /** Authenticates the entries and links of the audit. */
        AUDIT(PredefinedPrfParameters.HMAC_SHA256_PRF),
        /** Signs the anchors of the audit. A verifier needs only the public key. */
        ANCHOR(PredefinedSignatureParameters.ED25519);

        private final Parameters parameters;

        Use(Parameters parameters) {
            this.parameters = parameters;
        }

        Path in(Path directory, String name) {
            return directory.resolve(name + "-" + name().toLowerCase(Locale.ROOT) + ".json");
        }
    }

    static KeysetHandle read(Path directory, String name, Use use) {
        var file = use.in(directory, name);
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (IOException | GeneralSecurityException e) {
            throw new KeysUnusable("keyset " + file + " cannot be read", e);
        }
    }

    static KeysetHandle readPublic(Path directory, String name) {
        var file = publicHalf(directory, name);
        try {
            return TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(Files.readString(file));
        } catch (IOException | GeneralSecurityException e) {
            throw new KeysUnusable("keyset " + file + " cannot be read", e);
        }
    }

    /** Writes the public key for verifiers of anchors. It is not secret. */
    static void createPublicHalf(Path directory, String name) throws IOException, GeneralSecurityException {
        var half = read(directory, name, Use.ANCHOR).getPublicKeysetHandle();
        Files.writeString(publicHalf(directory, name), TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(half));
    }

    private static Path publicHalf(Path directory, String name) {
        return directory.resolve(name + "-anchor-public.json");
    }

    /** Writes a new keyset unless the file exists. */
    static boolean create(Path directory, String name, Use use) throws IOException, GeneralSecurityException {
        return create(directory, name, use, KeyOrigin.INSTALLATION);
    }

    static boolean create(Path directory, String name, Use use, KeyOrigin origin)
            throws IOException, GeneralSecurityException {
        var file = use.in(directory, name);
        if (Files.exists(file)) {
            return false;
        }
        Files.createDirectories(directory);
        write(
                directory,
                name,
                use,
                KeysetHandle.newBuilder()
                        .addEntry(KeysetHandle.generateEntryFromParameters(use.parameters)
                                .withFixedId(freshId(origin, Slot.A))
                                .makePrimary())
                        .build());
        return true;
    }

    /**
     * Creates the keyset of hashes. If the index's keyset exists and made the hashes too, the hashes keep using a copy
     * of it, because they cannot be computed again.
     *
     * @throws KeysUnusable if the keyset of hashes was lost: an index that was rotated never made them
     */
    static boolean createHashes(Path directory, String name, KeyOrigin origin)
            throws IOException, GeneralSecurityException {
        var hashes = Use.HASH.in(directory, name);
        if (Files.exists(hashes) || !Files.exists(Use.INDEX.in(directory, name))) {
            return create(directory, name, Use.HASH, origin);
        }
        var index = read(directory, name, Use.INDEX);
        if (index.size() > 1 || hasRetired(directory, name, Use.INDEX)) {
            throw new KeysUnusable("keyset " + hashes + " is lost, and only a copy of it makes the same hashes", null);
        }
        var before = inSlotA(index);
        write(directory, name, Use.INDEX, before);
        write(directory, name, Use.HASH, before);
        return true;
    }

    /**
     * Gives the key of an older version an id of slot A, where its values are. The computed values do not depend on the
     * id.
     */
    @AccessesPartialKey
    private static KeysetHandle inSlotA(KeysetHandle keyset) throws GeneralSecurityException {
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(keyset.getPrimary().getKey())
                        .withFixedId(freshId(originOf(keyset), Slot.A))
                        .makePrimary())
                .build();
    }

    /** Adds a key that decrypts but does not encrypt yet. */
    static KeysetHandle addKey(Path directory, String name, Use use) throws IOException, GeneralSecurityException {
        var before = read(directory, name, use);
        var free = Slot.of(EncryptionKey.newest(before).id()).other();
        return write(
                directory,
                name,
                use,
                KeysetHandle.newBuilder(before)
                        .addEntry(KeysetHandle.generateEntryFromParameters(use.parameters)
                                .withFixedId(freshId(originOf(before), free)))
                        .build());
    }

    /** Makes the key that was added last the one that encrypts. */
    static KeysetHandle useNewestKey(Path directory, String name, Use use)
            throws IOException, GeneralSecurityException {
        var keys = KeysetHandle.newBuilder(read(directory, name, use));
        keys.getAt(keys.size() - 1).makePrimary();
        return write(directory, name, use, keys.build());
    }

    /** Removes all keys except the one that was added last, which encrypts. */
    static KeysetHandle keepNewestKey(Path directory, String name, Use use)
            throws IOException, GeneralSecurityException {
        var before = read(directory, name, use);
        var keys = KeysetHandle.newBuilder(before);
        while (keys.size() > 1) {
            keys.deleteAt(0);
        }
        // Only these keys decrypt a backup from before the rotation.
        write(retired(directory, name, use, before), before);
        return write(directory, name, use, keys.build());
    }

    /**
     * Disables the older keys, so they neither write nor find values. The newest key encrypts already. Values of the
     * older keys still exist.
     */
    static KeysetHandle switchOlderOff(Path directory, String name, Use use)
            throws IOException, GeneralSecurityException {
        var before = read(directory, name, use);
        var keys = KeysetHandle.newBuilder(before);
        for (var i = 0; i < keys.size() - 1; i++) {
            keys.getAt(i).setStatus(KeyStatus.DISABLED);
        }
        write(retired(directory, name, use, before), before);
        return write(directory, name, use, keys.build());
    }

    /** Removes the disabled keys. */
    static KeysetHandle dropOlder(Path directory, String name, Use use) throws IOException, GeneralSecurityException {
        var keys = KeysetHandle.newBuilder(read(directory, name, use));
        while (keys.size() > 1) {
            keys.deleteAt(0);
        }
        return write(directory, name, use, keys.build());
    }

    /** Returns a new id whose lowest bit names the slot. For uses without slots the bit has no meaning. */
    private static int freshId(KeyOrigin origin, Slot slot) {
        return origin.freshId(slot.ordinal());
    }

    private static KeyOrigin originOf(KeysetHandle keyset) {
        return KeyOrigin.of(EncryptionKey.newest(keyset).id());
    }

    private static boolean hasRetired(Path directory, String name, Use use) throws IOException {
        var files = name + "-" + use.name().toLowerCase(Locale.ROOT) + "-retired-*.json";
        try (var found = Files.newDirectoryStream(directory, files)) {
            return found.iterator().hasNext();
        }
    }

    private static Path retired(Path directory, String name, Use use, KeysetHandle keyset) {
        var oldest = HexFormat.of().toHexDigits(keyset.getAt(0).getId());
        return directory.resolve(name + "-" + use.name().toLowerCase(Locale.ROOT) + "-retired-" + oldest + ".json");
    }

    private static KeysetHandle write(Path directory, String name, Use use, KeysetHandle keyset)
            throws IOException, GeneralSecurityException {
        return write(use.in(directory, name), keyset);
    }

    /**
     * A reader finds the old file or the new one. The new one is on disk when the method returns, because then its key may
     * encrypt, and what it encrypts is on disk soon.
     */
    private static KeysetHandle write(Path file, KeysetHandle keyset) throws IOException, GeneralSecurityException {
        var json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        DurableFile.replace(file, json.getBytes(StandardCharsets.UTF_8), ownerOnly);
        return keyset;
    }
}
