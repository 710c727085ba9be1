package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Stores how far a job is in a column with a key. Saved with each batch, so another replica continues there after a
 * crash.
 */
@ApplicationScoped
class KeyProgress {
    static final byte[] FIRST = new byte[16];

    private final Sql sql;

    KeyProgress(Sql sql) {
        this.sql = sql;
    }

    byte[] after(String place, EncryptionKey key) {
        return sql.first(
                        row -> row.getBytes(1),
                        "SELECT after_key FROM key_passes WHERE place = ? AND key_id = ?",
                        place,
                        key.id())
                .orElse(FIRST);
    }

    void keep(String place, EncryptionKey key, byte[] after) {
        sql.update(
                "INSERT INTO key_passes (place, key_id, after_key) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE key_id = VALUES(key_id), after_key = VALUES(after_key)",
                place,
                key.id(),
                after);
    }
}
