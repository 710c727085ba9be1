package cn.icpfiling.account.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The replays of many deliveries, each with the place that it has reached. */
@ApplicationScoped
public class WebhookReplayTable {

    private final Sql sql;

    WebhookReplayTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param from null together with to: all failed deliveries
     * @param doneNumber the last number of the range that was queued; null before the first batch
     * @param doneDelivery the last failed delivery that was queued; null before the first batch
     * @param queued how many deliveries wait again, or for the first time
     */
    public record Row(
            UUID id, UUID endpoint, Long from, Long to, Long doneNumber, UUID doneDelivery, int queued, boolean ended) {

        public Row at(Long number, UUID delivery, int more, boolean isEnd) {
            return new Row(id, endpoint, from, to, number, delivery, queued + more, isEnd);
        }

        public Row end() {
            return at(doneNumber, doneDelivery, 0, true);
        }
    }

    /** Stores a replay; one that a repeated request finds stays as it is. */
    public void begin(UUID id, UUID endpoint, Long from, Long to, Instant now) {
        sql.update(
                "INSERT INTO webhook_replays (id, endpoint_id, from_number, to_number, created_at) VALUES (?, ?, ?, ?, ?) "
                        + "ON DUPLICATE KEY UPDATE id = id",
                id,
                endpoint,
                from,
                to,
                now);
    }

    /** Locks the replay until the transaction ends. */
    public Optional<Row> locked(UUID id) {
        return sql.first(
                WebhookReplayTable::row,
                "SELECT id, endpoint_id, from_number, to_number, done_number, done_delivery, queued, ended "
                        + "FROM webhook_replays WHERE id = ? FOR UPDATE",
                id);
    }

    public void store(Row row) {
        sql.update(
                "UPDATE webhook_replays SET done_number = ?, done_delivery = ?, queued = ?, ended = ? WHERE id = ?",
                row.doneNumber(),
                row.doneDelivery(),
                row.queued(),
                row.ended(),
                row.id());
    }

    /** Deletes the oldest replays, at most so many. */
    public int deleteBefore(Instant created, int most) {
        return sql.update(
                "DELETE FROM webhook_replays WHERE created_at < ? ORDER BY created_at LIMIT ?", created, most);
    }

    private static Row row(ResultSet result) throws SQLException {
        var delivery = result.getBytes(6);
        return new Row(
                Binary.toUuid(result.getBytes(1)),
                Binary.toUuid(result.getBytes(2)),
                result.getObject(3, Long.class),
                result.getObject(4, Long.class),
                result.getObject(5, Long.class),
                delivery == null ? null : Binary.toUuid(delivery),
                result.getInt(7),
                result.getBoolean(8));
    }
}
