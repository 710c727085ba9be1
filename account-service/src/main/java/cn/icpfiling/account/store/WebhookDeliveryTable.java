package cn.icpfiling.account.store;

import cn.icpfiling.account.core.DeliveryError;
import cn.icpfiling.account.core.DeliveryState;
import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The deliveries of all endpoints. A transaction that adds one calls {@link WebhookQueueTable#isDue} first. */
@ApplicationScoped
public class WebhookDeliveryTable {

    private static final String COLUMNS =
            "id, endpoint_id, event_id, number, type, body, state, attempts, next_attempt_at, "
                    + "last_attempt_at, last_status, last_error, created_at, decided_at, traceparent";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM webhook_deliveries ";
    /** By the key webhook_deliveries_page. */
    static final String PAGE = SELECT + "WHERE endpoint_id = ? AND (? IS NULL OR id < ?) ORDER BY id DESC LIMIT ?";
    /** By the same key, or by webhook_deliveries_queue if few are in the state. */
    private static final String PAGE_OF_STATE =
            SELECT + "WHERE endpoint_id = ? AND state = ? AND (? IS NULL OR id < ?) ORDER BY id DESC LIMIT ?";

    private static final String AGAIN =
            "UPDATE webhook_deliveries SET state = 'WAITING', attempts = 0, next_attempt_at = ?, "
                    + "decided_at = NULL, replays = replays + 1 ";

    private final Sql sql;

    WebhookDeliveryTable(Sql sql) {
        this.sql = sql;
    }

    /** Adds a delivery under the trace of its event. The endpoint has no delivery of this event yet. */
    public void insert(WebhookDelivery delivery) {
        sql.update(
                "INSERT INTO webhook_deliveries (id, endpoint_id, event_id, number, type, body, state, attempts, "
                        + "next_attempt_at, created_at, traceparent) VALUES (?, ?, ?, ?, ?, ?, 'WAITING', 0, ?, ?, ?)",
                delivery.id(),
                delivery.endpoint(),
                delivery.eventId(),
                delivery.number(),
                delivery.type(),
                delivery.body(),
                delivery.nextAttemptAt(),
                delivery.createdAt(),
                TraceContext.traceparent());
    }

    public Optional<WebhookDelivery> find(UUID id) {
        return sql.first(WebhookDeliveryTable::row, SELECT + "WHERE id = ?", id);
    }

    /** The events of this number range that the endpoint has deliveries of, in whatever state. */
    public Set<UUID> eventsOf(UUID endpoint, long from, long to) {
        return Set.copyOf(sql.list(
                result -> Binary.toUuid(result.getBytes(1)),
                "SELECT event_id FROM webhook_deliveries WHERE endpoint_id = ? AND number BETWEEN ? AND ?",
                endpoint,
                from,
                to));
    }

    /** The deliveries that are due, the one that has waited the longest first. */
    public List<WebhookDelivery> due(UUID endpoint, Instant now, int most) {
        return sql.list(
                WebhookDeliveryTable::row,
                SELECT
                        + "WHERE endpoint_id = ? AND state = 'WAITING' AND next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?",
                endpoint,
                now,
                most);
    }

    /**
     * One page, newest first.
     *
     * @param state null for all
     * @param before id of the row before the page, null for the first page
     */
    public List<WebhookDelivery> page(UUID endpoint, DeliveryState state, UUID before, int most) {
        return state == null
                ? sql.list(WebhookDeliveryTable::row, PAGE, endpoint, before, before, most)
                : sql.list(WebhookDeliveryTable::row, PAGE_OF_STATE, endpoint, state.name(), before, before, most);
    }

    /** Writes the end of an attempt. Nothing if another replica has written one meanwhile. */
    public boolean delivered(WebhookDelivery attempted, int status, Instant at) {
        return settle(attempted, DeliveryState.DELIVERED, null, status, null, at);
    }

    /** @param next when the next attempt is due; null if none is left */
    public boolean failed(WebhookDelivery attempted, Integer status, DeliveryError error, Instant at, Instant next) {
        return settle(attempted, next == null ? DeliveryState.FAILED : DeliveryState.WAITING, next, status, error, at);
    }

    private boolean settle(
            WebhookDelivery attempted,
            DeliveryState state,
            Instant next,
            Integer status,
            DeliveryError error,
            Instant at) {
        return sql.update(
                        "UPDATE webhook_deliveries SET state = ?, attempts = attempts + 1, next_attempt_at = ?, last_attempt_at = ?, "
                                + "last_status = ?, last_error = ?, decided_at = ? "
                                + "WHERE id = ? AND state = 'WAITING' AND attempts = ?",
                        state.name(),
                        next,
                        at,
                        status,
                        error == null ? null : error.name(),
                        state == DeliveryState.WAITING ? null : at,
                        attempted.id(),
                        attempted.attempts())
                == 1;
    }

    /** Makes deliveries due that wait for a later attempt, those first that would be due first, at most so many. */
    public void dueNow(UUID endpoint, Instant now, int most) {
        sql.update(
                "UPDATE webhook_deliveries SET next_attempt_at = ? WHERE endpoint_id = ? AND state = 'WAITING' "
                        + "AND next_attempt_at > ? ORDER BY next_attempt_at LIMIT ?",
                now,
                endpoint,
                now,
                most);
    }

    /** Puts off an attempt that was not made. */
    public void putOff(UUID id, Instant next) {
        sql.update("UPDATE webhook_deliveries SET next_attempt_at = ? WHERE id = ? AND state = 'WAITING'", next, id);
    }

    /** Begins again with a delivery that is not waiting. */
    public int again(UUID id, Instant now) {
        return sql.update(AGAIN + "WHERE id = ? AND state <> 'WAITING'", now, id);
    }

    /** Begins again with the deliveries of this event number range that are not waiting. */
    public int again(UUID endpoint, long from, long to, Instant now) {
        return sql.update(
                AGAIN + "WHERE endpoint_id = ? AND state <> 'WAITING' AND number BETWEEN ? AND ?",
                now,
                endpoint,
                from,
                to);
    }

    /** The ids of failed deliveries in their order, at most so many; after null means from the first. */
    public List<UUID> failedAfter(UUID endpoint, UUID after, int most) {
        return sql.list(
                result -> Binary.toUuid(result.getBytes(1)),
                "SELECT id FROM webhook_deliveries WHERE endpoint_id = ? AND state = 'FAILED' AND next_attempt_at IS NULL "
                        + "AND (? IS NULL OR id > ?) ORDER BY id LIMIT ?",
                endpoint,
                after,
                after,
                most);
    }

    /** Begins again with the failed deliveries after the first id and up to the last. */
    public int againFailed(UUID endpoint, UUID after, UUID last, Instant now) {
        return sql.update(
                AGAIN + "WHERE endpoint_id = ? AND state = 'FAILED' AND (? IS NULL OR id > ?) AND id <= ?",
                now,
                endpoint,
                after,
                after,
                last);
    }

    public void deleteOf(UUID endpoint) {
        sql.update("DELETE FROM webhook_deliveries WHERE endpoint_id = ?", endpoint);
    }

    /** Deletes the oldest deliveries, at most so many. */
    public int deleteBefore(Instant created, int most) {
        return sql.update(
                "DELETE FROM webhook_deliveries WHERE created_at < ? ORDER BY created_at LIMIT ?", created, most);
    }

    private static WebhookDelivery row(ResultSet result) throws SQLException {
        var error = result.getString(12);
        return new WebhookDelivery(
                Binary.toUuid(result.getBytes(1)),
                Binary.toUuid(result.getBytes(2)),
                Binary.toUuid(result.getBytes(3)),
                result.getObject(4, Long.class),
                result.getString(5),
                result.getString(6),
                DeliveryState.valueOf(result.getString(7)),
                result.getInt(8),
                instant(result, 9),
                instant(result, 10),
                result.getObject(11, Integer.class),
                error == null ? null : DeliveryError.valueOf(error),
                instant(result, 13),
                instant(result, 14),
                result.getString(15));
    }

    private static Instant instant(ResultSet result, int column) throws SQLException {
        var at = result.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
