package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Encrypts the values of the declared columns again with the new key, one transaction per batch. Each batch saves its
 * position, so another replica continues after a crash. Leaves a value alone that was changed meanwhile.
 */
@ApplicationScoped
class ReencryptColumns {
    private static final Logger LOG = Logger.getLogger(ReencryptColumns.class);
    private static final int BATCH = 200;
    /** Files are read into memory completely. */
    private static final int FILES_BATCH = 4;

    private final FieldCipher cipher;
    private final StreamCipher streams;
    private final KeyProgress progress;
    private final Sql sql;
    private final List<EncryptedColumns> declared;
    private final ReencryptionMetrics metrics;

    ReencryptColumns(
            FieldCipher cipher,
            StreamCipher streams,
            KeyProgress progress,
            Sql sql,
            @All List<EncryptedColumns> declared,
            ReencryptionMetrics metrics) {
        this.cipher = cipher;
        this.streams = streams;
        this.progress = progress;
        this.sql = sql;
        this.declared = declared;
        this.metrics = metrics;
    }

    private record Value(byte[] key, UUID row, byte[] encrypted) {}

    /** The values of an older key, and whether the window is full. */
    private record Window(List<Value> all, List<Value> old, int size) {
        boolean isLast() {
            return all.size() < size;
        }
    }

    /** Returns the columns with values of {@link FieldCipher}. */
    List<EncryptedColumn> withFields() {
        return columns(false);
    }

    /** Returns the columns with files of {@link StreamCipher}. */
    List<EncryptedColumn> withFiles() {
        return columns(true);
    }

    private List<EncryptedColumn> columns(boolean ofFiles) {
        return declared.stream()
                .flatMap(service -> service.columns().stream())
                .filter(column -> column.holdsFiles() == ofFiles)
                .toList();
    }

    /** Makes one pass over a column while the lease is held. Returns the number of values encrypted again. */
    long pass(EncryptedColumn column, EncryptionKey primary, Lease lease) {
        long[] done = {0};
        boolean[] last = {false};
        while (!last[0] && lease.held()) {
            var before = done[0];
            var still = lease.renewing(() -> {
                // The transaction starts here again after a collision.
                done[0] = before;
                var window = window(column, primary);
                for (var value : window.old()) {
                    done[0] += encrypt(column, value);
                }
                last[0] = window.isLast();
                progress.keep(
                        column.place(),
                        primary,
                        last[0] ? KeyProgress.FIRST : window.all().getLast().key());
            });
            if (!still) {
                return before;
            }
            metrics.encrypted(done[0] - before);
        }
        return done[0];
    }

    /** Returns the next rows by key. Does not fetch values that already have the new key. */
    private Window window(EncryptedColumn column, EncryptionKey primary) {
        var size = column.holdsFiles() ? FILES_BATCH : BATCH;
        var all = sql.list(
                row -> new Value(row.getBytes(1), Binary.toUuid(row.getBytes(2)), row.getBytes(3)),
                "SELECT " + column.key() + ", " + column.row() + ", IF(LEFT(" + column.column() + ", "
                        + EncryptionKey.PREFIX + ") = ?, NULL, " + column.column() + ") FROM " + column.table()
                        + " WHERE "
                        + column.key() + " > ? ORDER BY " + column.key() + " LIMIT " + size,
                primary.prefix(),
                progress.after(column.place(), primary));
        return new Window(
                all, all.stream().filter(value -> value.encrypted() != null).toList(), size);
    }

    private int encrypt(EncryptedColumn column, Value value) {
        byte[] anew;
        try {
            anew = column.holdsFiles() ? fileAnew(value) : fieldAnew(column, value);
        } catch (KeysUnusable | IOException notOurs) {
            // The value keeps its old key, which must stay. The pass continues with the other values.
            LOG.errorf(notOurs, "A value of %s cannot be encrypted again", column.place());
            return 0;
        }
        return sql.update(
                "UPDATE " + column.table() + " SET " + column.column() + " = ? WHERE " + column.key() + " = ? AND "
                        + column.column() + " = ?",
                anew,
                value.key(),
                value.encrypted());
    }

    private byte[] fieldAnew(EncryptedColumn column, Value value) {
        var plain = cipher.decrypt(column.boundTable(), column.boundColumn(), value.row(), value.encrypted());
        return cipher.encrypt(column.boundTable(), column.boundColumn(), value.row(), plain);
    }

    private byte[] fileAnew(Value value) throws IOException {
        var place = Binary.of(value.row());
        var anew = new ByteArrayOutputStream(value.encrypted().length + EncryptionKey.PREFIX);
        try (var plain = streams.decrypting(new ByteArrayInputStream(value.encrypted()), place);
                var encrypted = streams.encrypting(anew, place)) {
            plain.transferTo(encrypted);
        }
        return anew.toByteArray();
    }

    /** Returns the number of values in a column under an older key. */
    int left(EncryptedColumn column, EncryptionKey primary) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM " + column.table() + " WHERE LEFT(" + column.column() + ", "
                                + EncryptionKey.PREFIX + ") <> ?",
                        (Object) primary.prefix())
                .orElse(0);
    }
}
