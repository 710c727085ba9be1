package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * Detects wrong keys. A service with another service's keys, or with new keys and old data, would write unreadable rows
 * and find no existing ones. The first start encrypts a known value with each keyset. While a keyset does not match,
 * the service is not ready, takes no events, and its scheduled jobs stand ({@link HeldJobs}).
 */
@ApplicationScoped
public class KeyCheck {
    private static final String KNOWN = "these are the keys of this database";
    private static final UUID ROW = new UUID(0, 0);

    private final Keysets keysets;
    private final FieldCipher fields;
    private final BlindIndex index;
    private final KeyedHash hash;
    private final StreamCipher streams;
    private final AuditKeys audit;
    private final Sql sql;

    KeyCheck(
            Keysets keysets,
            FieldCipher fields,
            BlindIndex index,
            KeyedHash hash,
            StreamCipher streams,
            AuditKeys audit,
            Sql sql) {
        this.keysets = keysets;
        this.fields = fields;
        this.index = index;
        this.hash = hash;
        this.streams = streams;
        this.audit = audit;
        this.sql = sql;
    }

    /** Throws when a keyset cannot be read, or when it is not the keyset of this database. */
    public void requireRightKeys() {
        if (keysets.configured()) {
            for (var use : KeysetFiles.Use.values()) {
                if (!opens(use, stored(use))) {
                    throw new KeysUnusable(
                            "keyset " + use + " is not the one this database was encrypted with" + hint(use), null);
                }
            }
        }
    }

    private static String hint(KeysetFiles.Use use) {
        return use == KeysetFiles.Use.INDEX
                ? ", or its key fills the other slot: NewKeysets gives one from before an upgrade its slot"
                : "";
    }

    /** Encrypts the known value again after a rotation, so that it does not need the old key. */
    void encryptAgain(KeysetFiles.Use use) {
        sql.update("UPDATE key_checks SET check_value = ? WHERE keyset = ?", encrypt(use), nameOf(use));
    }

    private byte[] stored(KeysetFiles.Use use) {
        var name = nameOf(use);
        return sql.first(result -> result.getBytes(1), "SELECT check_value FROM key_checks WHERE keyset = ?", name)
                .orElseGet(() -> {
                    var encrypted = encrypt(use);
                    var first = sql.update(
                            "INSERT IGNORE INTO key_checks (keyset, check_value) VALUES (?, ?)", name, encrypted);
                    return first == 1 ? encrypted : stored(use);
                });
    }

    private static String nameOf(KeysetFiles.Use use) {
        return use.name().toLowerCase(Locale.ROOT);
    }

    private byte[] encrypt(KeysetFiles.Use use) {
        return switch (use) {
            case FIELDS -> fields.encrypt("key_checks", "check_value", ROW, KNOWN);
            case INDEX -> ofSlot(Slot.of(keysets.index().primary().id()));
            case HASH -> hash.of("key_checks.check_value", KNOWN);
            case STREAM -> encryptedStream();
            case AUDIT -> audit.digest(KNOWN);
            case ANCHOR -> audit.sign(KNOWN.getBytes(StandardCharsets.UTF_8));
        };
    }

    private boolean opens(KeysetFiles.Use use, byte[] encrypted) {
        return switch (use) {
            case FIELDS -> KNOWN.equals(fields.decrypt("key_checks", "check_value", ROW, encrypted));
            case INDEX -> Arrays.equals(encrypted, ofSlot(Slot.A)) || Arrays.equals(encrypted, ofSlot(Slot.B));
            case HASH -> Arrays.equals(encrypted, hash.of("key_checks.check_value", KNOWN));
            case STREAM -> opensStream(encrypted);
            case AUDIT -> Arrays.equals(encrypted, audit.digest(KNOWN));
            case ANCHOR -> audit.signed(encrypted, KNOWN.getBytes(StandardCharsets.UTF_8));
        };
    }

    /**
     * Returns the value of one slot. Each slot has another text, so a key in the wrong slot is detected. Null if the
     * slot has no key.
     */
    private byte[] ofSlot(Slot slot) {
        return slot.in(index.of(slot.column("key_checks.check_value"), KNOWN));
    }

    private byte[] encryptedStream() {
        var encrypted = new ByteArrayOutputStream();
        try (var plain = streams.encrypting(encrypted, new byte[0])) {
            plain.write(KNOWN.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new KeysUnusable("cannot encrypt a file", e);
        }
        return encrypted.toByteArray();
    }

    private boolean opensStream(byte[] encrypted) {
        try (var plain = streams.decrypting(new ByteArrayInputStream(encrypted), new byte[0])) {
            return KNOWN.equals(new String(plain.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException other) {
            return false;
        }
    }
}
