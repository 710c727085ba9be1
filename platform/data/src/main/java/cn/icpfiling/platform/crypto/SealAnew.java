package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * While a keyset has an older key beside the one that seals, reads all sealed columns by their keys and seals with the new
 * key what the older one sealed. One replica at a time, a batch a transaction, and the place is kept with each batch: who is
 * killed is followed by who goes on there. A value that somebody changed meanwhile stays theirs.
 */
@ApplicationScoped
public class SealAnew {
    private static final Logger LOG = Logger.getLogger(SealAnew.class);
    private static final int BATCH = 200;
    private static final Duration LEASE = Duration.ofSeconds(12);
    private static final byte[] FIRST = new byte[16];

    private final Keysets keysets;
    private final KeyCheck check;
    private final FieldCipher cipher;
    private final Sql sql;
    private final List<SealedColumns> declared;
    private final Lease lease;
    private final Counter resealed;

    SealAnew(
            Keysets keysets,
            KeyCheck check,
            FieldCipher cipher,
            Sql sql,
            @All List<SealedColumns> declared,
            MeterRegistry metrics) {
        this.keysets = keysets;
        this.check = check;
        this.cipher = cipher;
        this.sql = sql;
        this.declared = declared;
        this.lease = new Lease(sql, "key_lease", "seal-anew", LEASE);
        this.resealed = Counter.builder("icp.keys.sealed.anew")
                .description("Values sealed with the new key of a rotation")
                .register(metrics);
    }

    private record Value(byte[] key, UUID row, byte[] sealed) {}

    /** The values that an older key sealed, and whether the window was a full one. */
    private record Window(List<Value> all, List<Value> old) {
        boolean isLast() {
            return all.size() < BATCH;
        }
    }

    @Scheduled(every = "{icp.keys.seal-anew}", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everySoOften() {
        if (keysets.configured()) {
            try {
                run();
            } catch (RuntimeException later) {
                LOG.warnf("Nothing was sealed anew this time: %s", later.getMessage());
            }
        }
    }

    /** One pass over everything, where a rotation is on its way and nobody else is at it. How many values were sealed anew. */
    public synchronized long run() {
        List<FieldKeys.Key> keys = keysets.fields().keys();
        FieldKeys.Key primary = keysets.fields().primary();
        // As long as the newest key only waits, values are still sealed with the one before.
        if (keys.size() < 2 || keys.getLast().id() != primary.id() || !lease.acquire()) {
            return 0;
        }
        try {
            long all = 0;
            for (SealedColumns service : declared) {
                for (SealedColumn column : service.columns()) {
                    all += pass(column, primary);
                }
            }
            check.sealAnew();
            if (all > 0) {
                LOG.infof("%d values sealed anew with key %s", all, primary.hex());
            }
            return all;
        } finally {
            lease.release();
        }
    }

    private long pass(SealedColumn column, FieldKeys.Key primary) {
        long[] done = {0};
        boolean[] last = {false};
        while (!last[0] && lease.held()) {
            long before = done[0];
            boolean still = lease.renewing(() -> {
                // Run again from here when the transaction collides.
                done[0] = before;
                Window window = window(column, primary);
                for (Value value : window.old()) {
                    done[0] += seal(column, value);
                }
                last[0] = window.isLast();
                keepPlace(
                        column,
                        primary,
                        last[0] ? FIRST : window.all().getLast().key());
            });
            if (!still) {
                return before;
            }
            resealed.increment(done[0] - before);
        }
        return done[0];
    }

    /** The next rows by key. What needs nothing is not even sent. */
    private Window window(SealedColumn column, FieldKeys.Key primary) {
        List<Value> all = sql.list(
                row -> new Value(row.getBytes(1), Binary.toUuid(row.getBytes(2)), row.getBytes(3)),
                "SELECT " + column.key() + ", " + column.row() + ", IF(LEFT(" + column.column() + ", "
                        + FieldKeys.Key.PREFIX + ") = ?, NULL, " + column.column() + ") FROM " + column.table()
                        + " WHERE "
                        + column.key() + " > ? ORDER BY " + column.key() + " LIMIT " + BATCH,
                primary.prefix(),
                placeOf(column, primary));
        return new Window(
                all, all.stream().filter(value -> value.sealed() != null).toList());
    }

    private int seal(SealedColumn column, Value value) {
        String plain;
        try {
            plain = cipher.open(column.boundTable(), column.boundColumn(), value.row(), value.sealed());
        } catch (KeysUnusable notOurs) {
            // It stays, and with it the old key; the others go on.
            LOG.errorf(notOurs, "A value of %s cannot be sealed anew", column.place());
            return 0;
        }
        return sql.update(
                "UPDATE " + column.table() + " SET " + column.column() + " = ? WHERE " + column.key() + " = ? AND "
                        + column.column() + " = ?",
                cipher.seal(column.boundTable(), column.boundColumn(), value.row(), plain),
                value.key(),
                value.sealed());
    }

    private byte[] placeOf(SealedColumn column, FieldKeys.Key primary) {
        return sql.first(
                        row -> row.getBytes(1),
                        "SELECT after_key FROM key_progress WHERE place = ? AND key_id = ?",
                        column.place(),
                        primary.id())
                .orElse(FIRST);
    }

    private void keepPlace(SealedColumn column, FieldKeys.Key primary, byte[] after) {
        sql.update(
                "INSERT INTO key_progress (place, key_id, after_key) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE key_id = VALUES(key_id), after_key = VALUES(after_key)",
                column.place(),
                primary.id(),
                after);
    }
}
