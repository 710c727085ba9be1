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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The SQL statements of the outbox. A query reads the rows that exist, never the rows after a remembered id. Ids are
 * reserved before the commit, so a lower id can become visible after a higher one.
 */
@ApplicationScoped
class OutboxTable {
    private static final int SHARDS = 64;
    /** The gauges show at most that many rows, so that looking costs the same whatever waits. */
    private static final long COUNTED = 10_000;

    /** Rows that are given back in one transaction, which ends long before the lease does. */
    private static final int ASIDE_AT_ONCE = 1_000;

    private static final String SELECT =
            "SELECT id, uuid, topic, event_key, type, aggregate_id, sequence, payload, traceparent, occurred_at, attempts,"
                    + " parked_at FROM outbox ";
    /** The index is named in each statement: statistics of a table that is mostly empty say nothing about a backlog. */
    private static final String OF_TOPIC =
            SELECT + "FORCE INDEX (outbox_turns) WHERE waits_for = 'RELAY' AND topic = ? ORDER BY id LIMIT ?";

    private static final String HEAD =
            "SELECT topic, TIMESTAMPDIFF(MICROSECOND, created_at, UTC_TIMESTAMP(6)) FROM outbox FORCE INDEX (outbox_turns)"
                    + " WHERE waits_for = 'RELAY' AND topic > ? ORDER BY topic, id LIMIT 1";

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

    /**
     * What a pass reads.
     *
     * @param full whether the table may hold more rows for the relay
     */
    record Batch(List<OutboxRow> rows, boolean full) {}

    /** The oldest rows for the relay, over all topics. Reads the others between them, too. */
    Batch oldest(int limit) {
        var rows = sql.list(
                OutboxTable::row,
                SELECT + "FORCE INDEX (PRIMARY) WHERE waits_for = 'RELAY' ORDER BY id LIMIT ?",
                limit);
        return new Batch(rows, rows.size() == limit);
    }

    /**
     * The oldest rows for the relay of each topic that does not rest, in the order of each topic; each topic has the same share of the
     * limit. Reads no row of a topic that rests but its first, and none that waits for its key or an operator.
     */
    Batch oldestByTopic(int limit, Set<String> resting) {
        var topics = heads().stream()
                .map(Head::topic)
                .filter(topic -> !resting.contains(topic))
                .toList();
        var share = Math.max(1, limit / Math.max(1, topics.size()));
        var rows = new ArrayList<OutboxRow>();
        var full = false;
        for (var topic : topics) {
            var some = sql.list(OutboxTable::row, OF_TOPIC, topic, share);
            full |= some.size() == share;
            rows.addAll(some);
        }
        return new Batch(rows, full);
    }

    /** The oldest row for the relay of a topic. */
    private record Head(String topic, long ageMicros) {}

    /** The first row of each topic that has one, by a look-up a topic: a statement that groups may read every row. */
    private List<Head> heads() {
        var heads = new ArrayList<Head>();
        var next = head("");
        while (next.isPresent()) {
            heads.add(next.get());
            next = head(next.get().topic());
        }
        return heads;
    }

    private Optional<Head> head(String after) {
        return sql.first(row -> new Head(row.getString(1), row.getLong(2)), HEAD, after);
    }

    /** Repeats the last id up to a power of two. So there are only a dozen statements, which the driver caches. */
    void delete(List<Long> ids) {
        var padded = padded(ids);
        sql.update("DELETE FROM outbox WHERE id IN (" + marks(padded) + ")", padded.toArray());
    }

    void countAttempt(long id) {
        sql.update("UPDATE outbox SET attempts = attempts + 1 WHERE id = ?", id);
    }

    void park(long id, String reason) {
        sql.update(
                "UPDATE outbox SET attempts = attempts + 1, parked_at = UTC_TIMESTAMP(6), parked_reason = ?,"
                        + " waits_for = 'OPERATOR' WHERE id = ?",
                reason,
                id);
    }

    /** Keeps rows from the next passes: parked ones, and those behind one. */
    void setAside(List<Long> ids) {
        var padded = padded(ids);
        sql.update(
                "UPDATE outbox SET waits_for = CASE WHEN parked_at IS NULL THEN 'KEY' ELSE 'OPERATOR' END WHERE id IN ("
                        + marks(padded) + ")",
                padded.toArray());
    }

    /** The keys of parked rows. A row that was mended since is none. */
    Set<EventKey> parkedKeys() {
        return keys("= 'OPERATOR' AND parked_at IS NOT NULL");
    }

    /** Rows of one topic that wait for the same. */
    record Aside(String waitsFor, String topic) {}

    /** Returns where rows are set aside: the parked ones first, because those behind them are younger. */
    List<Aside> aside() {
        return List.of("OPERATOR", "KEY").stream()
                .flatMap(waitsFor -> sql
                        .list(
                                row -> row.getString(1),
                                "SELECT DISTINCT topic FROM outbox FORCE INDEX (outbox_turns) WHERE waits_for = ?",
                                waitsFor)
                        .stream()
                        .map(topic -> new Aside(waitsFor, topic)))
                .toList();
    }

    /** The next rows that are set aside, by their ids. */
    SortedMap<Long, EventKey> pageOf(Aside aside, long after) {
        var page = new TreeMap<Long, EventKey>();
        sql.list(
                        row -> Map.entry(row.getLong(1), new EventKey(aside.topic(), row.getString(2))),
                        "SELECT id, event_key FROM outbox FORCE INDEX (outbox_turns)"
                                + " WHERE waits_for = ? AND topic = ? AND id > ? ORDER BY id LIMIT ?",
                        aside.waitsFor(),
                        aside.topic(),
                        after,
                        ASIDE_AT_ONCE)
                .forEach(row -> page.put(row.getKey(), row.getValue()));
        return page;
    }

    /** Gives rows back to the relay. It sends nothing before it has gone through all that are set aside, so each key keeps its order. */
    void giveBack(List<Long> ids) {
        var padded = padded(ids);
        sql.update("UPDATE outbox SET waits_for = 'RELAY' WHERE id IN (" + marks(padded) + ")", padded.toArray());
    }

    private Set<EventKey> keys(String waiting) {
        return Set.copyOf(sql.list(
                result -> new EventKey(result.getString(1), result.getString(2)),
                "SELECT DISTINCT topic, event_key FROM outbox FORCE INDEX (outbox_turns) WHERE waits_for " + waiting));
    }

    /**
     * Counts at most {@link #COUNTED} rows of a kind. Rows behind a parked one of their key wait for an operator as it does, so they say
     * nothing about broker and relay.
     */
    Backlog backlog() {
        var parked = atMost("= 'OPERATOR'");
        var depth = Math.min(COUNTED, parked + atMost("IN ('RELAY', 'KEY')"));
        var oldest = heads().stream().mapToLong(Head::ageMicros).max().orElse(0);
        return new Backlog(depth, parked, oldest / 1e6);
    }

    private long atMost(String waiting) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM (SELECT id FROM outbox FORCE INDEX (outbox_turns) WHERE waits_for "
                                + waiting + " LIMIT ?) counted",
                        COUNTED)
                .orElseThrow();
    }

    record Backlog(long depth, long parked, double oldestSeconds) {}

    private static List<Long> padded(List<Long> ids) {
        var length = Integer.highestOneBit(ids.size() * 2 - 1);
        var padded = new ArrayList<Long>(ids);
        padded.addAll(Collections.nCopies(length - ids.size(), ids.getLast()));
        return padded;
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
                result.getInt("attempts"),
                result.getObject("parked_at") != null);
    }
}
