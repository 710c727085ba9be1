package cn.icpfiling.filing.store;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Which phones and mail addresses take no prefilled orders of which partner. A block stays; the contact is a keyed hash. */
@ApplicationScoped
public class PrefillBlockTable {

    private final Sql sql;

    PrefillBlockTable(Sql sql) {
        this.sql = sql;
    }

    public boolean isBlocked(byte[] contactHash, UUID partner) {
        return sql.first(
                        _ -> true,
                        "SELECT 1 FROM prefill_blocks WHERE contact_hash = ? AND partner = ?",
                        contactHash,
                        partner)
                .isPresent();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void block(byte[] contactHash, UUID partner, Instant at) {
        sql.update(
                "INSERT INTO prefill_blocks (contact_hash, partner, blocked_at) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE partner = partner",
                contactHash,
                partner,
                at);
    }
}
