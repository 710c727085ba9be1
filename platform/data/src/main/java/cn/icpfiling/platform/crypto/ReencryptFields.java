package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * While a keyset has an older key, encrypts its values again with the new key: all declared columns, folders and
 * stores. Computes the blind indexes again, too. One replica works at a time, under a lease.
 */
@ApplicationScoped
public class ReencryptFields {
    private static final Logger LOG = Logger.getLogger(ReencryptFields.class);
    private static final Duration LEASE = Duration.ofSeconds(12);

    private final Keysets keysets;
    private final KeyCheck check;
    private final RebuildBlindIndex index;
    private final ReencryptColumns columns;
    private final ReencryptAllFiles files;
    private final Lease lease;
    private final ReencryptionMetrics metrics;

    ReencryptFields(
            Keysets keysets,
            KeyCheck check,
            RebuildBlindIndex index,
            ReencryptColumns columns,
            ReencryptAllFiles files,
            Sql sql,
            ReencryptionMetrics metrics) {
        this.keysets = keysets;
        this.check = check;
        this.index = index;
        this.columns = columns;
        this.files = files;
        this.lease = new Lease(sql, "key_leases", "reencrypt", LEASE);
        this.metrics = metrics;
    }

    @Scheduled(every = "{icp.keys.reencrypt}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
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
        var ofFields = keysets.fields().isRotated();
        var ofFiles = keysets.files().isRotated();
        var ofIndex = index.isWanted();
        if ((!ofFields && !ofFiles && !ofIndex) || !lease.acquire()) {
            return 0;
        }
        try {
            var all = (ofFields ? fieldsAnew() : 0) + (ofFiles ? filesAnew() : 0) + (ofIndex ? indexAnew() : 0);
            if (all > 0) {
                LOG.infof("%d values and files encrypted again", all);
            }
            return all;
        } finally {
            lease.release();
        }
    }

    private long fieldsAnew() {
        var all = 0L;
        for (var column : columns.withFields()) {
            all += columns.pass(column, keysets.fields().primary(), lease);
        }
        check.encryptAgain(KeysetFiles.Use.FIELDS);
        return all;
    }

    private long indexAnew() {
        var all = index.pass(lease);
        metrics.encrypted(all);
        check.encryptAgain(KeysetFiles.Use.INDEX);
        return all;
    }

    private long filesAnew() {
        return files.pass(keysets.files().primary(), lease, this::stillMine);
    }

    private boolean stillMine() {
        return lease.left().compareTo(LEASE.dividedBy(2)) > 0 || lease.renewing(() -> {});
    }
}
