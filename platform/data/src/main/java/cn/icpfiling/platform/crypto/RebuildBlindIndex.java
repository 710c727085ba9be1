package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.personaldata.BlindValue;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * While the index has two keys, computes missing values of the newer key from the encrypted value. When the older key
 * is disabled, empties its slot. Leaves a row alone that was changed meanwhile.
 */
@ApplicationScoped
class RebuildBlindIndex {
    private static final Logger LOG = Logger.getLogger(RebuildBlindIndex.class);
    private static final int BATCH = 200;

    private final Keysets keysets;
    private final FieldCipher cipher;
    private final KeyProgress progress;
    private final Sql sql;
    private final List<IndexedColumns> declared;

    RebuildBlindIndex(
            Keysets keysets, FieldCipher cipher, KeyProgress progress, Sql sql, @All List<IndexedColumns> declared) {
        this.keysets = keysets;
        this.cipher = cipher;
        this.progress = progress;
        this.sql = sql;
        this.declared = declared;
    }

    /** @param older the value in the slot of the older key; null if there is none */
    private record Row(byte[] key, UUID boundTo, byte[] encrypted, String kind, byte[] older, boolean hasNewer) {

        boolean lacksNewer() {
            return older != null && !hasNewer;
        }

        boolean hasBoth() {
            return older != null && hasNewer;
        }
    }

    boolean isWanted() {
        return keysets.index().isRotated() || keysets.index().isLeaving();
    }

    /** Makes one pass over all pairs and returns the number of new values. */
    long pass(Lease lease) {
        var all = 0L;
        for (var service : declared) {
            for (var column : service.pairs()) {
                all += pass(column, lease);
            }
        }
        return all;
    }

    private long pass(IndexedColumn column, Lease lease) {
        var newer = keysets.index().primary();
        long[] done = {0};
        boolean[] last = {false};
        while (!last[0] && lease.held() && keysets.index().primary().id() == newer.id()) {
            // Read for each batch: during this pass the slot may have been given to the next key.
            var leaving = keysets.index().isLeaving();
            var before = done[0];
            var still = lease.renewing(() -> {
                // The transaction starts here again after a collision.
                done[0] = before;
                var rows = window(column, newer);
                for (var row : rows) {
                    done[0] += row.lacksNewer() ? fill(column, newer, row) : 0;
                    if (leaving && row.hasBoth()) {
                        empty(column, newer, row);
                    }
                }
                last[0] = rows.size() < BATCH;
                progress.keep(
                        column.place(),
                        newer,
                        last[0] ? KeyProgress.FIRST : rows.getLast().key());
            });
            if (!still) {
                return before;
            }
        }
        return done[0];
    }

    /** Returns the next rows by key. Selects an encrypted value only where the newer index value is missing. */
    private List<Row> window(IndexedColumn column, EncryptionKey newer) {
        var slot = Slot.of(newer.id());
        var encrypted = column.encrypted();
        var fresh = slot.column(column.index());
        var kind = column.kind() == null ? "NULL" : column.kind();
        return sql.list(
                row -> new Row(
                        row.getBytes(1),
                        Binary.toUuid(row.getBytes(2)),
                        row.getBytes(3),
                        row.getString(4),
                        row.getBytes(5),
                        row.getBoolean(6)),
                "SELECT " + encrypted.key() + ", " + encrypted.row() + ", IF(" + fresh + " IS NULL, "
                        + encrypted.column()
                        + ", NULL), " + kind + ", " + slot.other().column(column.index()) + ", " + fresh
                        + " IS NOT NULL FROM " + encrypted.table() + " WHERE " + encrypted.key() + " > ? ORDER BY "
                        + encrypted.key() + " LIMIT " + BATCH,
                (Object) progress.after(column.place(), newer));
    }

    private int fill(IndexedColumn column, EncryptionKey newer, Row row) {
        var slot = Slot.of(newer.id());
        var encrypted = column.encrypted();
        BlindValue made;
        try {
            var value = cipher.decrypt(encrypted.boundTable(), encrypted.boundColumn(), row.boundTo(), row.encrypted());
            made = column.made().of(value, row.kind());
        } catch (RuntimeException notOurs) {
            // The row keeps its old value, so the old key must stay. The pass continues with the other rows.
            LOG.errorf(notOurs, "The index in %s of row %s cannot be made anew", column.place(), row.boundTo());
            return 0;
        }
        var olderMade = made == null ? null : slot.other().in(made);
        if (made == null || (olderMade != null && !Arrays.equals(olderMade, row.older()))) {
            LOG.errorf(
                    "The index in %s of row %s was made in another way than its service says, and is left alone",
                    column.place(), row.boundTo());
            return 0;
        }
        try {
            return sql.update(
                    "UPDATE " + encrypted.table() + " SET " + slot.column(column.index()) + " = ? WHERE "
                            + encrypted.key()
                            + " = ? AND " + encrypted.column() + " = ? AND "
                            + slot.other().column(column.index()) + " = ? AND " + slot.column(column.index())
                            + " IS NULL",
                    slot.in(made),
                    row.key(),
                    row.encrypted(),
                    row.older());
        } catch (DatabaseFailure taken) {
            if (!(taken.getCause() instanceof SQLIntegrityConstraintViolationException)) {
                throw taken;
            }
            // The row was written after another row with its value had lost the older index value, so the unique key
            // did not refuse it.
            LOG.errorf("Row %s is a second one with its value in %s, and is left alone", row.boundTo(), column.place());
            return 0;
        }
    }

    private void empty(IndexedColumn column, EncryptionKey newer, Row row) {
        var slot = Slot.of(newer.id());
        sql.update(
                "UPDATE " + column.encrypted().table() + " SET " + slot.other().column(column.index())
                        + " = NULL WHERE " + column.encrypted().key() + " = ? AND " + slot.column(column.index())
                        + " IS NOT NULL",
                (Object) row.key());
    }
}
