package cn.icpfiling.account.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** The event logs of accounts and partners, and whose a filed subject is. */
@ApplicationScoped
public class EventTable {

    private static final String COLUMNS =
            "number, event_id, type, holder_id, sequence, ids, serving, occurred_at, recorded_at";

    private final Sql sql;

    EventTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param holder null if the event is about the owner itself
     * @param ids a JSON object of ids
     * @param serving a JSON object, the change of a serving list; null in all other events
     */
    public record Row(
            long number,
            UUID eventId,
            String type,
            UUID holder,
            long sequence,
            String ids,
            String serving,
            Instant occurredAt,
            Instant recordedAt) {}

    /** The numbers of a log: the last one given, and the last one whose event is deleted. */
    public record Range(long last, long deleted) {
        public static final Range NONE = new Range(0, 0);
    }

    /** Holds the log's lock until the transaction ends, as {@link #nextNumber} does, without taking a number. */
    public void lock(UUID owner) {
        sql.update(
                "INSERT INTO account_event_logs (owner_id, last_number, deleted_up_to) VALUES (?, 0, 0) "
                        + "ON DUPLICATE KEY UPDATE last_number = last_number",
                owner);
    }

    /** Deletes the log of an owner with its events. */
    public void deleteOf(UUID owner) {
        lock(owner);
        sql.update("DELETE FROM account_events WHERE owner_id = ?", owner);
        sql.update("DELETE FROM account_event_logs WHERE owner_id = ?", owner);
    }

    /** Takes the next number of the owner's log and holds the log's lock until the transaction ends. */
    public long nextNumber(UUID owner) {
        sql.update(
                "INSERT INTO account_event_logs (owner_id, last_number, deleted_up_to) VALUES (?, 1, 0) "
                        + "ON DUPLICATE KEY UPDATE last_number = last_number + 1",
                owner);
        return range(owner).last();
    }

    /** @param about the object by which the event is found */
    public void insert(UUID owner, UUID about, Row row) {
        sql.update(
                "INSERT INTO account_events (owner_id, about_id, " + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                owner,
                about,
                row.number(),
                row.eventId(),
                row.type(),
                row.holder(),
                row.sequence(),
                row.ids(),
                row.serving(),
                row.occurredAt(),
                row.recordedAt());
    }

    public Range range(UUID owner) {
        return sql.first(
                        result -> new Range(result.getLong(1), result.getLong(2)),
                        "SELECT last_number, deleted_up_to FROM account_event_logs WHERE owner_id = ?",
                        owner)
                .orElse(Range.NONE);
    }

    /** Events with a number above {@code after} and up to {@code last}, in the order of their numbers. */
    public List<Row> after(UUID owner, long after, long last, int most) {
        return sql.list(
                EventTable::row,
                "SELECT " + COLUMNS
                        + " FROM account_events WHERE owner_id = ? AND number > ? AND number <= ? ORDER BY number LIMIT ?",
                owner,
                after,
                last,
                most);
    }

    /** Which event has this number of the log; empty if it is deleted, or not logged yet. */
    public Optional<UUID> idAt(UUID owner, long number) {
        return sql.first(
                result -> Binary.toUuid(result.getBytes(1)),
                "SELECT event_id FROM account_events WHERE owner_id = ? AND number = ?",
                owner,
                number);
    }

    /** The change of the owner's serving list that the log told last, and the latest time of those that it told. */
    public record Told(long version, Instant at) {}

    /** Empty before the first change. Call it under {@link #lock}; it reads what the last holder of the lock wrote. */
    public Optional<Told> lastTold(UUID owner) {
        return sql.first(
                result -> new Told(result.getLong(1), instant(result, 2)),
                "SELECT serving_version, serving_at FROM account_event_logs"
                        + " WHERE owner_id = ? AND serving_version IS NOT NULL FOR UPDATE",
                owner);
    }

    public void keepTold(UUID owner, Told told) {
        sql.update(
                "UPDATE account_event_logs SET serving_version = ?, serving_at = ? WHERE owner_id = ?",
                told.version(),
                told.at(),
                owner);
    }

    /** Deletes the oldest events and remembers in their logs up to where. Returns how many it deleted, at most {@code most}. */
    public int deleteBefore(Instant recorded, int most) {
        record End(UUID owner, long number) {}
        var ends = sql.list(
                result -> new End(Binary.toUuid(result.getBytes(1)), result.getLong(2)),
                "SELECT owner_id, MAX(number) FROM (SELECT owner_id, number FROM account_events WHERE recorded_at < ? "
                        + "ORDER BY recorded_at LIMIT ?) AS oldest GROUP BY owner_id ORDER BY owner_id",
                recorded,
                most);
        var deleted = 0;
        for (var end : ends) {
            sql.update(
                    "UPDATE account_event_logs SET deleted_up_to = GREATEST(deleted_up_to, ?) WHERE owner_id = ?",
                    end.number(),
                    end.owner());
            deleted += sql.update(
                    "DELETE FROM account_events WHERE owner_id = ? AND number <= ?", end.owner(), end.number());
        }
        return deleted;
    }

    /**
     * Fills in what events are about that a replica of an earlier release wrote. Returns how many, at most {@code most}.
     *
     * @param about from the owner and the ids of an event
     */
    public int fillAbout(BiFunction<UUID, String, UUID> about, int most) {
        record Without(UUID owner, long number, String ids) {}
        var some = sql.list(
                result -> new Without(Binary.toUuid(result.getBytes(1)), result.getLong(2), result.getString(3)),
                "SELECT owner_id, number, ids FROM account_events WHERE about_id IS NULL ORDER BY owner_id, number LIMIT ?",
                most);
        for (var event : some) {
            sql.update(
                    "UPDATE account_events SET about_id = ? WHERE owner_id = ? AND number = ? AND about_id IS NULL",
                    about.apply(event.owner(), event.ids()),
                    event.owner(),
                    event.number());
        }
        return some.size();
    }

    /** Whether some events do not name what they are about yet. */
    public boolean lackAbout() {
        return sql.first(result -> true, "SELECT 1 FROM account_events WHERE about_id IS NULL LIMIT 1")
                .isPresent();
    }

    public void keepHolder(UUID subject, UUID holder) {
        sql.update(
                "INSERT INTO event_subjects (subject_id, holder_id) VALUES (?, ?) ON DUPLICATE KEY UPDATE holder_id = ?",
                subject,
                holder,
                holder);
    }

    public Optional<UUID> holderOf(UUID subject) {
        return sql.first(
                result -> Binary.toUuid(result.getBytes(1)),
                "SELECT holder_id FROM event_subjects WHERE subject_id = ?",
                subject);
    }

    private static Row row(ResultSet result) throws SQLException {
        return new Row(
                result.getLong(1),
                Binary.toUuid(result.getBytes(2)),
                result.getString(3),
                Optional.ofNullable(result.getBytes(4)).map(Binary::toUuid).orElse(null),
                result.getLong(5),
                result.getString(6),
                result.getString(7),
                instant(result, 8),
                instant(result, 9));
    }

    private static Instant instant(ResultSet result, int column) throws SQLException {
        return result.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
