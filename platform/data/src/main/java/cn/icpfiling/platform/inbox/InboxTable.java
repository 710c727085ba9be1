package cn.icpfiling.platform.inbox;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.inbox.ParkedRecord.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The SQL statements of the inbox. */
@ApplicationScoped
class InboxTable {
    private static final String PARKED_COLUMNS =
            "id, reason, attempts, topic, partition_no, record_offset, event_key, headers, record_value";

    private final Sql sql;

    InboxTable(Sql sql) {
        this.sql = sql;
    }

    /** Compares an event with the events handled before. */
    record Standing(boolean seen, long last) {}

    Standing standing(String consumer, IncomingEvent event) {
        return standing(consumer, event, "");
    }

    /**
     * The same inside the transaction of the effect. Locks the position of the aggregate until the transaction ends.
     */
    Standing standingLocked(String consumer, IncomingEvent event) {
        return standing(consumer, event, " FOR UPDATE");
    }

    private Standing standing(String consumer, IncomingEvent event, String lock) {
        long last = sql.first(
                        result -> result.getLong(1),
                        "SELECT last_sequence FROM inbox_positions WHERE consumer = ? AND aggregate_id = ?" + lock,
                        consumer,
                        event.subject())
                .orElse(0L);
        var seen = sql.first(
                        result -> true, "SELECT 1 FROM inbox WHERE consumer = ? AND event_id = ?", consumer, event.id())
                .isPresent();
        return new Standing(seen, last);
    }

    /** Marks the event as handled and moves the aggregate's position, which never goes back. */
    void record(String consumer, IncomingEvent event) {
        sql.update(
                "INSERT INTO inbox (consumer, event_id, handled_at) VALUES (?, ?, UTC_TIMESTAMP(6))",
                consumer,
                event.id());
        sql.update("""
                INSERT INTO inbox_positions (consumer, aggregate_id, last_sequence) VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE last_sequence = GREATEST(last_sequence, VALUES(last_sequence))""", consumer, event.subject(), event.sequence());
    }

    /**
     * Deletes rows of events older than any topic keeps. Event ids begin with their time (UUIDv7), so the key finds
     * them. If such an event comes again, its sequence still identifies it, but not where a handler needs every event once.
     */
    int forgetOlderThan(String consumer, Duration keep, int limit) {
        long millis = sql.first(
                        result -> result.getLong(1), "SELECT FLOOR(UNIX_TIMESTAMP(CURRENT_TIMESTAMP(3)) * 1000)")
                .orElseThrow();
        var oldest = new UUID((millis - keep.toMillis()) << 16, 0);
        return sql.update(
                "DELETE FROM inbox WHERE consumer = ? AND event_id < ? ORDER BY event_id LIMIT ?",
                consumer,
                oldest,
                limit);
    }

    /**
     * Stores a record. A record that is parked already stays unchanged. Its place alone does not say that: offsets begin anew with a topic
     * that is made anew.
     */
    void park(String consumer, TakenRecord taken, Long sequence, Reason reason, String detail, Duration dueIn) {
        sql.update(
                """
                INSERT INTO inbox_parked_events (consumer, event_key, topic, partition_no, record_offset, record_sum, sequence,
                                          headers, record_value, reason, detail, attempts, due_at, parked_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND, UTC_TIMESTAMP(6))
                ON DUPLICATE KEY UPDATE consumer = consumer""",
                consumer,
                taken.key(),
                taken.topic(),
                taken.partition(),
                taken.offset(),
                taken.sum(),
                sequence,
                taken.headersAsJson(),
                taken.value(),
                reason.name(),
                detail,
                dueIn.toNanos() / 1000);
    }

    void parkAgain(long id, Reason reason, String detail, Duration dueIn) {
        sql.update(
                "UPDATE inbox_parked_events SET reason = ?, detail = ?, attempts = attempts + 1,"
                        + " due_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND WHERE id = ?",
                reason.name(),
                detail,
                dueIn.toNanos() / 1000,
                id);
    }

    void free(long id) {
        sql.update("DELETE FROM inbox_parked_events WHERE id = ?", id);
    }

    /**
     * Returns the first record of a key in the order of parking that can be handled. The sequences of two aggregates say nothing about each
     * other, and an aggregate that misses an event does not stop the others of its key.
     *
     * @param gapless whether to pass over records whose aggregate misses an event before them
     */
    Optional<ParkedRecord> firstParked(String consumer, String key, boolean gapless) {
        return sql.first(
                InboxTable::parked,
                "SELECT " + PARKED_COLUMNS + " FROM inbox_parked_events e LEFT JOIN inbox_positions p"
                        + " ON p.consumer = e.consumer"
                        + " AND p.aggregate_id = UNHEX(REPLACE(JSON_UNQUOTE(JSON_EXTRACT(e.headers, '$.ce_subject')), '-', ''))"
                        + " WHERE e.consumer = ? AND e.event_key = ?"
                        + " AND (? = 0 OR e.sequence IS NULL OR e.sequence <= COALESCE(p.last_sequence, 0) + 1)"
                        + " ORDER BY e.id LIMIT 1",
                consumer,
                key,
                gapless ? 1 : 0);
    }

    /**
     * Whether a new record of a key must wait behind parked ones.
     *
     * @param behindAll also behind those that only wait for their turn: between an event that is done at last and those behind it lie
     *     calls of the network, and a replica that dies there leaves these alone
     */
    boolean isBlocked(String consumer, String key, boolean behindAll) {
        return sql.first(
                        result -> true,
                        "SELECT 1 FROM inbox_parked_events WHERE consumer = ? AND event_key = ?"
                                + " AND (? = 1 OR reason IN ('POISON', 'RETRY')) LIMIT 1",
                        consumer,
                        key,
                        behindAll ? 1 : 0)
                .isPresent();
    }

    /**
     * Returns keys that are due, the one that waits longest first. What is behind poison is not due: a replay of the poison takes it
     * along. The reasons are listed so that {@code inbox_parked_events_due} answers, which holds no record.
     */
    List<String> due(String consumer, int limit) {
        return sql.list(
                result -> result.getString(1),
                "SELECT e.event_key FROM inbox_parked_events e"
                        + " LEFT JOIN (SELECT event_key, MIN(id) AS id FROM inbox_parked_events"
                        + " WHERE consumer = ? AND reason = 'POISON' GROUP BY event_key) poison"
                        + " ON poison.event_key = e.event_key AND poison.id < e.id"
                        + " WHERE e.consumer = ? AND e.reason IN ('RETRY', 'BEHIND', 'GAP')"
                        + " AND e.due_at <= UTC_TIMESTAMP(6) AND poison.id IS NULL"
                        + " GROUP BY e.event_key ORDER BY MIN(e.due_at) LIMIT ?",
                consumer,
                consumer,
                limit);
    }

    /** Claims a key for this process only, if it is due still. Other processes see it as due later. */
    boolean claim(String consumer, String key, Duration claim) {
        return sql.update(
                        "UPDATE inbox_parked_events SET due_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND"
                                + " WHERE consumer = ? AND event_key = ? AND reason <> 'POISON'"
                                + " AND due_at <= UTC_TIMESTAMP(6)",
                        claim.toNanos() / 1000,
                        consumer,
                        key)
                > 0;
    }

    long countParked(String consumer, String key) {
        return sql.first(
                        result -> result.getLong(1),
                        "SELECT COUNT(*) FROM inbox_parked_events WHERE consumer = ? AND event_key = ?",
                        consumer,
                        key)
                .orElse(0L);
    }

    Map<Reason, Long> parkedByReason(String consumer) {
        var counts = new EnumMap<Reason, Long>(Reason.class);
        sql.list(
                        result -> Map.entry(Reason.valueOf(result.getString(1)), result.getLong(2)),
                        "SELECT reason, COUNT(*) FROM inbox_parked_events WHERE consumer = ? GROUP BY reason",
                        consumer)
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    private static ParkedRecord parked(ResultSet result) throws SQLException {
        return new ParkedRecord(
                result.getLong("id"),
                Reason.valueOf(result.getString("reason")),
                result.getInt("attempts"),
                new TakenRecord(
                        result.getString("topic"),
                        result.getInt("partition_no"),
                        result.getLong("record_offset"),
                        result.getString("event_key"),
                        TakenRecord.headersOf(result.getString("headers")),
                        result.getBytes("record_value")));
    }
}
