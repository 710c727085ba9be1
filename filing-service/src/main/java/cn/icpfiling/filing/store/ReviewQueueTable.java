package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The orders under review, oldest first. Queries use the key orders_review, which contains these orders only. So a page
 * costs its own rows, and a filter at most the orders under review.
 */
@ApplicationScoped
public class ReviewQueueTable {

    private final Sql sql;

    ReviewQueueTable(Sql sql) {
        this.sql = sql;
    }

    /** Filters by claim. */
    public enum Claimed {
        FREE,
        MINE
    }

    /** The last order of the page before. */
    public record Place(Instant since, UUID id) {}

    /**
     * The filter; null fields match anything.
     *
     * @param proposed only orders that a first reviewer decided and a second one must look at, or only the others
     * @param reviewer the caller
     * @param ownAccount the holder's account of the same person; their own orders are not shown, because a reviewer
     *     never reviews them
     */
    public record Wanted(
            String province,
            OrderType type,
            Claimed claimed,
            Boolean proposed,
            UUID reviewer,
            UUID ownAccount,
            Instant now) {}

    /** @param claimedBy null if no reviewer has claimed it */
    public record Row(
            UUID id,
            OrderType type,
            OrderState state,
            String province,
            int nature,
            String domain,
            int submission,
            Instant since,
            boolean needsPerson,
            UUID claimedBy,
            Instant claimedUntil,
            OrderAct proposedAct,
            UUID proposedBy,
            Instant proposedAt,
            long version) {}

    public List<Row> page(Wanted wanted, Place after, int limit) {
        var query = query(wanted, after);
        query.values().add(limit);
        return sql.list(
                row -> read(row, wanted.now()), query.text(), query.values().toArray());
    }

    /** A statement with its parameters, except the limit. */
    public record Query(String text, List<Object> values) {}

    public static Query query(Wanted wanted, Place after) {
        var text = new StringBuilder(
                "SELECT id, type, state, province, nature, domain, submission, review_since, needs_person,"
                        + " claimed_by, claimed_until, proposed_act, proposed_by, proposed_at, version FROM orders WHERE ");
        var values = new ArrayList<>();
        if (after == null) {
            text.append("review_since IS NOT NULL");
        } else {
            text.append("(review_since > ? OR (review_since = ? AND id > ?))");
            values.addAll(List.of(after.since(), after.since(), after.id()));
        }
        and(text, values, " AND province = ?", wanted.province());
        and(
                text,
                values,
                " AND type = ?",
                wanted.type() == null ? null : wanted.type().name());
        if (wanted.claimed() == Claimed.FREE) {
            and(text, values, " AND (claimed_until IS NULL OR claimed_until <= ?)", wanted.now());
        } else if (wanted.claimed() == Claimed.MINE) {
            and(text, values, " AND claimed_by = ? AND claimed_until > ?", wanted.reviewer(), wanted.now());
        }
        if (wanted.proposed() != null) {
            text.append(wanted.proposed() ? " AND proposed_act IS NOT NULL" : " AND proposed_act IS NULL");
        }
        and(text, values, " AND holder <> ?", wanted.reviewer());
        and(text, values, " AND holder <> ?", wanted.ownAccount());
        text.append(" ORDER BY review_since, id LIMIT ?");
        return new Query(text.toString(), values);
    }

    private static void and(StringBuilder text, List<Object> values, String condition, Object... wanted) {
        if (wanted[0] != null) {
            text.append(condition);
            values.addAll(Arrays.asList(wanted));
        }
    }

    private static Row read(ResultSet row, Instant now) throws SQLException {
        var until = instant(row, "claimed_until");
        var proposed = row.getString("proposed_act");
        var inForce = until != null && until.isAfter(now);
        return new Row(
                Binary.toUuid(row.getBytes("id")),
                OrderType.valueOf(row.getString("type")),
                OrderState.valueOf(row.getString("state")),
                row.getString("province"),
                row.getInt("nature"),
                row.getString("domain"),
                row.getInt("submission"),
                instant(row, "review_since"),
                row.getBoolean("needs_person"),
                inForce ? Binary.toUuid(row.getBytes("claimed_by")) : null,
                inForce ? until : null,
                proposed == null ? null : OrderAct.valueOf(proposed),
                proposed == null ? null : Binary.toUuid(row.getBytes("proposed_by")),
                instant(row, "proposed_at"),
                row.getLong("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
