package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * While a keyset has an older key, encrypts its values again with the new key: all declared columns, folders and
 * stores. Computes the blind indexes again, too. One replica works at a time, one transaction per batch. Each batch
 * saves its position, so another replica continues after a crash. Leaves a value alone that was changed meanwhile.
 */
@ApplicationScoped
public class ReencryptFields {
    private static final Logger LOG = Logger.getLogger(ReencryptFields.class);
    private static final int BATCH = 200;
    /** Files are read into memory completely. */
    private static final int FILES_BATCH = 4;

    private static final Duration LEASE = Duration.ofSeconds(12);

    private final Keysets keysets;
    private final KeyCheck check;
    private final FieldCipher cipher;
    private final StreamCipher streams;
    private final RebuildBlindIndex index;
    private final KeyProgress progress;
    private final ReencryptFiles files;
    private final ReencryptStores stored;
    private final Sql sql;
    private final List<EncryptedColumns> declared;
    private final List<EncryptedFolder> folders;
    private final List<EncryptedStores> stores;
    private final Lease lease;
    private final Counter encryptedAgain;

    ReencryptFields(
            Keysets keysets,
            KeyCheck check,
            FieldCipher cipher,
            StreamCipher streams,
            RebuildBlindIndex index,
            KeyProgress progress,
            ReencryptFiles files,
            ReencryptStores stored,
            Sql sql,
            @All List<EncryptedColumns> declared,
            @All List<EncryptedFolder> folders,
            @All List<EncryptedStores> stores,
            MeterRegistry metrics) {
        this.keysets = keysets;
        this.check = check;
        this.cipher = cipher;
        this.streams = streams;
        this.index = index;
        this.progress = progress;
        this.files = files;
        this.stored = stored;
        this.sql = sql;
        this.declared = declared;
        this.folders = folders;
        this.stores = stores;
        this.lease = new Lease(sql, "key_leases", "seal-anew", LEASE);
        this.encryptedAgain = Counter.builder("icp.keys.sealed.anew")
                .description("Values and files encrypted with the new key of a rotation")
                .register(metrics);
    }

    private record Value(byte[] key, UUID row, byte[] encrypted) {}

    /** The values of an older key, and whether the window is full. */
    private record Window(List<Value> all, List<Value> old, int size) {
        boolean isLast() {
            return all.size() < size;
        }
    }

    @Scheduled(every = "{icp.keys.seal-anew}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everySoOften() {
        if (keysets.configured()) {
            try {
                run();
            } catch (RuntimeException later) {
                LOG.warnf("Nothing was encrypted again this time: %s", later.getMessage());
            }
        }
    }

    /**
     * Makes one pass if a rotation is under way and no other replica works on it. Returns the number of values
     * encrypted again.
     */
    public synchronized long run() {
        boolean ofFields = keysets.fields().isRotated();
        boolean ofFiles = keysets.files().isRotated();
        boolean ofIndex = index.isWanted();
        if ((!ofFields && !ofFiles && !ofIndex) || !lease.acquire()) {
            return 0;
        }
        try {
            long all = (ofFields ? fieldsAnew() : 0) + (ofFiles ? filesAnew() : 0) + (ofIndex ? indexAnew() : 0);
            if (all > 0) {
                LOG.infof("%d values and files encrypted again", all);
            }
            return all;
        } finally {
            lease.release();
        }
    }

    private long fieldsAnew() {
        long all = 0;
        for (EncryptedColumn column : columns(false)) {
            all += pass(column, keysets.fields().primary());
        }
        check.encryptAgain(KeysetFiles.Use.FIELDS);
        return all;
    }

    private long indexAnew() {
        long all = index.pass(lease);
        encryptedAgain.increment(all);
        check.encryptAgain(KeysetFiles.Use.INDEX);
        return all;
    }

    /**
     * Writes down how many files are left. The rotation cannot see every folder, and an old file does not name its key.
     */
    private long filesAnew() {
        LocalDateTime began = sql.first(row -> row.getObject(1, LocalDateTime.class), "SELECT UTC_TIMESTAMP(6)")
                .orElseThrow();
        EncryptionKey primary = keysets.files().primary();
        long all = 0;
        int left = 0;
        for (EncryptedColumn column : columns(true)) {
            all += pass(column, primary);
            left += left(column, primary);
        }
        for (EncryptedFolder folder : folders) {
            ReencryptFiles.Outcome outcome =
                    files.pass(folder, primary, began.toInstant(ZoneOffset.UTC), this::stillMine);
            encryptedAgain.increment(outcome.encrypted());
            all += outcome.encrypted();
            left += outcome.left();
        }
        for (EncryptedStore store :
                stores.stream().flatMap(service -> service.stores().stream()).toList()) {
            ReencryptFiles.Outcome outcome = stored.pass(store, primary, this::stillMine);
            encryptedAgain.increment(outcome.encrypted());
            all += outcome.encrypted();
            left += outcome.left();
        }
        check.encryptAgain(KeysetFiles.Use.STREAM);
        sql.update(
                "INSERT INTO key_file_passes (key_id, began_at, left_over) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE began_at = VALUES(began_at), left_over = VALUES(left_over)",
                primary.id(),
                began,
                left);
        return all;
    }

    private boolean stillMine() {
        return lease.left().compareTo(LEASE.dividedBy(2)) > 0 || lease.renewing(() -> {});
    }

    private List<EncryptedColumn> columns(boolean ofFiles) {
        return declared.stream()
                .flatMap(service -> service.columns().stream())
                .filter(column -> column.holdsFiles() == ofFiles)
                .toList();
    }

    private long pass(EncryptedColumn column, EncryptionKey primary) {
        long[] done = {0};
        boolean[] last = {false};
        while (!last[0] && lease.held()) {
            long before = done[0];
            boolean still = lease.renewing(() -> {
                // The transaction starts here again after a collision.
                done[0] = before;
                Window window = window(column, primary);
                for (Value value : window.old()) {
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
            encryptedAgain.increment(done[0] - before);
        }
        return done[0];
    }

    /** Returns the next rows by key. Does not fetch values that already have the new key. */
    private Window window(EncryptedColumn column, EncryptionKey primary) {
        int size = column.holdsFiles() ? FILES_BATCH : BATCH;
        List<Value> all = sql.list(
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
        String plain = cipher.decrypt(column.boundTable(), column.boundColumn(), value.row(), value.encrypted());
        return cipher.encrypt(column.boundTable(), column.boundColumn(), value.row(), plain);
    }

    private byte[] fileAnew(Value value) throws IOException {
        byte[] place = Binary.of(value.row());
        ByteArrayOutputStream anew = new ByteArrayOutputStream(value.encrypted().length + EncryptionKey.PREFIX);
        try (var plain = streams.decrypting(new ByteArrayInputStream(value.encrypted()), place);
                var encrypted = streams.encrypting(anew, place)) {
            plain.transferTo(encrypted);
        }
        return anew.toByteArray();
    }

    private int left(EncryptedColumn column, EncryptionKey primary) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM " + column.table() + " WHERE LEFT(" + column.column() + ", "
                                + EncryptionKey.PREFIX + ") <> ?",
                        (Object) primary.prefix())
                .orElse(0);
    }
}
