package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Encrypts every file of a service again with the new key: in columns, folders and stores. Writes down how many files
 * are left. The rotation cannot see every folder, and an old file does not name its key.
 */
@ApplicationScoped
class ReencryptAllFiles {
    private final ReencryptColumns columns;
    private final ReencryptFiles files;
    private final ReencryptStores stored;
    private final List<EncryptedFolder> folders;
    private final List<EncryptedStores> stores;
    private final KeyCheck check;
    private final Sql sql;
    private final ReencryptionMetrics metrics;

    ReencryptAllFiles(
            ReencryptColumns columns,
            ReencryptFiles files,
            ReencryptStores stored,
            @All List<EncryptedFolder> folders,
            @All List<EncryptedStores> stores,
            KeyCheck check,
            Sql sql,
            ReencryptionMetrics metrics) {
        this.columns = columns;
        this.files = files;
        this.stored = stored;
        this.folders = folders;
        this.stores = stores;
        this.check = check;
        this.sql = sql;
        this.metrics = metrics;
    }

    /**
     * Makes one pass and returns the number of files encrypted again.
     *
     * @param goOn false ends the walk through folders and stores; the remaining files count as left
     */
    long pass(EncryptionKey primary, Lease lease, BooleanSupplier goOn) {
        var began = sql.first(row -> row.getObject(1, LocalDateTime.class), "SELECT UTC_TIMESTAMP(6)")
                .orElseThrow();
        var all = 0L;
        var left = 0;
        for (var column : columns.withFiles()) {
            all += columns.pass(column, primary, lease);
            left += columns.left(column, primary);
        }
        for (var folder : folders) {
            var outcome = files.pass(folder, primary, began.toInstant(ZoneOffset.UTC), goOn);
            metrics.encrypted(outcome.encrypted());
            all += outcome.encrypted();
            left += outcome.left();
        }
        for (var store :
                stores.stream().flatMap(service -> service.stores().stream()).toList()) {
            var outcome = stored.pass(store, primary, goOn);
            metrics.encrypted(outcome.encrypted());
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
}
