package cn.icpfiling.platform.crypto;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.RunsWithoutKeys;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Each replica publishes the keys that it has loaded, and a rotation continues only when all replicas have them. The id
 * of a key is no secret: every encrypted value begins with it.
 */
@ApplicationScoped
public class KeyHolders {
    private static final Logger LOG = Logger.getLogger(KeyHolders.class);

    private final Keysets keysets;
    private final Sql sql;
    private final String holder = Ids.next().toString();

    KeyHolders(Keysets keysets, Sql sql) {
        this.keysets = keysets;
        this.sql = sql;
    }

    /** A rotation waits for a replica with wrong keys, too: it may have the right ones again in a moment. */
    @RunsWithoutKeys
    @Scheduled(every = "{icp.keys.reload}", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void everySoOften() {
        if (keysets.configured()) {
            try {
                tell();
            } catch (RuntimeException later) {
                LOG.warnf("Which keys are here could not be told: %s", later.getMessage());
            }
        }
    }

    /** Removes this replica at shutdown. A replica that died is ignored after a minute. */
    void leave(@Observes ShutdownEvent stopping) {
        if (keysets.configured()) {
            try {
                sql.update("DELETE FROM key_holders WHERE holder = ?", holder);
            } catch (RuntimeException gone) {
                LOG.debugf("That this replica ends could not be told: %s", gone.getMessage());
            }
        }
    }

    /** Reads the keysets and writes the loaded keys to the database. */
    public void tell() {
        var known = Stream.of(
                        keysets.fields().keys(),
                        keysets.files().keys(),
                        keysets.index().keys())
                .flatMap(List::stream)
                .map(EncryptionKey::hex)
                .collect(Collectors.joining(","));
        sql.update(
                "INSERT INTO key_holders (holder, field_key, file_key, index_key, known, seen_at) VALUES (?, ?,"
                        + " ?, ?, ?, UTC_TIMESTAMP(6)) ON DUPLICATE KEY UPDATE field_key = VALUES(field_key), file_key ="
                        + " VALUES(file_key), index_key = VALUES(index_key), known = VALUES(known), seen_at ="
                        + " VALUES(seen_at)",
                holder,
                keysets.fields().primary().hex(),
                keysets.files().primary().hex(),
                keysets.index().primary().hex(),
                known);
        sql.update("DELETE FROM key_holders WHERE seen_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY");
    }
}
