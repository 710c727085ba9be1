package cn.icpfiling.platform.outbox;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.outbox.OutboxRow.EventKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The SQL statements of the outbox. A query reads the rows that exist, never the rows after a remembered id. Ids are
 * reserved before the commit, so a lower id can become visible after a higher one.
 */
@ApplicationScoped
class OutboxTable {
    private static final int SHARDS = 64;

    private final Sql sql;

    OutboxTable(Sql sql) {
        this.sql = sql;
    }

    void insert(OutboxEvent event, UUID uuid, String payload, String traceparent, Instant occurredAt) {
        sql.update(
                """
                INSERT INTO outbox (uuid, topic, event_key, type, aggregate_id, sequence, shard, payload, traceparent,
                                    occurred_at, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6))""",
                uuid,
                event.topic(),
                event.key(),
                event.type(),
                event.aggregateId(),
                event.sequence(),
                Math.floorMod(event.key().hashCode(), SHARDS),
                payload,
                traceparent,
                occurredAt);
    }

    /** Returns the oldest rows whose key is not held up and whose topic is not paused. */
    List<OutboxRow> oldest(int limit, Set<EventKey> heldUp, Set<String> resting) {
        var values = new ArrayList<Object>();
        var where = new StringBuilder("parked_at IS NULL");
        for (var key : heldUp) {
            where.append(" AND NOT (topic = ? AND event_key = ?)");
            values.add(key.topic());
            values.add(key.key());
        }
        if (!resting.isEmpty()) {
            where.append(" AND topic NOT IN (").append(marks(resting)).append(')');
            values.addAll(resting);
        }
        values.add(limit);
        return sql.list(
                OutboxTable::row,
                "SELECT id, uuid, topic, event_key, type, aggregate_id, sequence, payload, traceparent, occurred_at,"
                        + " attempts FROM outbox WHERE " + where + " ORDER BY id LIMIT ?",
                values.toArray());
    }

    /** Repeats the last id up to a power of two. So there are only a dozen statements, which the driver caches. */
    void delete(List<Long> ids) {
        var length = Integer.highestOneBit(ids.size() * 2 - 1);
        var padded = new ArrayList<Long>(ids);
        padded.addAll(Collections.nCopies(length - ids.size(), ids.getLast()));
        sql.update("DELETE FROM outbox WHERE id IN (" + marks(padded) + ")", padded.toArray());
    }

    void countAttempt(long id) {
        sql.update("UPDATE outbox SET attempts = attempts + 1 WHERE id = ?", id);
    }

    void park(long id, String reason) {
        sql.update(
                "UPDATE outbox SET attempts = attempts + 1, parked_at = UTC_TIMESTAMP(6), parked_reason = ? WHERE id = ?",
                reason,
                id);
    }

    Set<EventKey> parkedKeys() {
        return Set.copyOf(sql.list(
                result -> new EventKey(result.getString(1), result.getString(2)),
                "SELECT DISTINCT topic, event_key FROM outbox WHERE parked_at IS NOT NULL"));
    }

    /** Rows behind a parked one of their key wait for an operator as it does, so they say nothing about broker and relay. */
    Backlog backlog() {
        return sql.first(result -> new Backlog(result.getLong(1), result.getLong(2), result.getLong(3) / 1e6), """
                        SELECT COUNT(*), COALESCE(SUM(o.parked_at IS NOT NULL), 0),
                               COALESCE(TIMESTAMPDIFF(MICROSECOND,
                                                      MIN(CASE WHEN parked.topic IS NULL THEN o.created_at END),
                                                      UTC_TIMESTAMP(6)), 0)
                          FROM outbox o
                          LEFT JOIN (SELECT DISTINCT topic, event_key FROM outbox WHERE parked_at IS NOT NULL) parked
                            ON parked.topic = o.topic AND parked.event_key = o.event_key""")
                .orElse(Backlog.NONE);
    }

    record Backlog(long depth, long parked, double oldestSeconds) {
        static final Backlog NONE = new Backlog(0, 0, 0);
    }

    private static String marks(Collection<?> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }

    private static OutboxRow row(ResultSet result) throws SQLException {
        return new OutboxRow(
                result.getLong("id"),
                Binary.toUuid(result.getBytes("uuid")),
                new EventKey(result.getString("topic"), result.getString("event_key")),
                result.getString("type"),
                Binary.toUuid(result.getBytes("aggregate_id")),
                result.getLong("sequence"),
                result.getString("payload"),
                result.getString("traceparent"),
                result.getObject("occurred_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                result.getInt("attempts"));
    }
}
