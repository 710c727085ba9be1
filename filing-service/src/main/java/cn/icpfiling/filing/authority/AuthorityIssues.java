package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.AuthorityIssueView.Kind;
import cn.icpfiling.filing.authority.AuthorityIssueView.State;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and changes the issues in the three tables that have them. A change returns whether it was the first. */
@ApplicationScoped
class AuthorityIssues {

    private static final String RECORDS =
            "SELECT id, 'RECORD', group_name, order_id, NULL, NULL, reason, received_at, state = 'UNRESOLVED', "
                    + "state = 'SET_ASIDE' FROM authority_results ";
    private static final String FILES =
            "SELECT id, 'FILE', NULL, NULL, NULL, NULL, 'UNREADABLE', received_at, state = 'UNREADABLE', "
                    + "state = 'SET_ASIDE' FROM authority_downloads ";
    private static final String SPOT_CHECKS =
            "SELECT id, 'SPOT_CHECK_RESULT', NULL, NULL, spot_check_id, round, held, settled_at, left_over IS NOT NULL, "
                    + "set_aside IS NOT NULL FROM spot_check_results ";

    private static final String HELD = "h.held AND o.state = 'AWAITING_SUBMISSION' AND o.submission = h.submission";
    private static final String ORDERS = "SELECT id, 'ORDER', NULL, id, NULL, NULL, h.code, h.since, " + HELD
            + ", FALSE FROM authority_holds h JOIN orders o ON o.id = h.order_id ";

    private final Sql sql;

    AuthorityIssues(Sql sql) {
        this.sql = sql;
    }

    /** Returns open issues, newest first. Each table returns at most one page. */
    List<AuthorityIssueView> open(UUID before, int limit) {
        var values = new ArrayList<>();
        var rows = String.join(
                " UNION ALL ",
                newest(RECORDS + "WHERE state = 'UNRESOLVED'", before, limit, values),
                newest(FILES + "WHERE state = 'UNREADABLE'", before, limit, values),
                newest(SPOT_CHECKS + "WHERE left_over = 1", before, limit, values),
                newest(ORDERS + "WHERE " + HELD, before, limit, values));
        values.add(limit);
        return sql.list(AuthorityIssues::view, rows + " ORDER BY 1 DESC LIMIT ?", values.toArray());
    }

    private static String newest(String some, UUID before, int limit, List<Object> values) {
        if (before != null) {
            values.add(before);
        }
        values.add(limit);
        return "(" + some + (before == null ? "" : " AND id < ?") + " ORDER BY id DESC LIMIT ?)";
    }

    /** Returns an issue in any state; empty if the id is unknown. */
    Optional<AuthorityIssueView> find(UUID id) {
        return sql.first(
                AuthorityIssues::view,
                "(" + RECORDS + "WHERE id = ?) UNION ALL (" + FILES
                        + "WHERE id = ?) UNION ALL (" + SPOT_CHECKS
                        + "WHERE id = ?) UNION ALL (" + ORDERS + "WHERE id = ? ORDER BY h.submission DESC LIMIT 1)",
                id,
                id,
                id,
                id);
    }

    /**
     * Marks the issue to be sent again. The next run of the downloads applies a record again; a result or an order goes
     * alone with the next upload.
     */
    boolean sendAgain(AuthorityIssueView issue) {
        return switch (issue.kind()) {
            case RECORD ->
                sql.update(
                                "UPDATE authority_results SET state = 'RECEIVED', reason = NULL, attempts = 0, settled_at = NULL "
                                        + "WHERE id = ? AND state = 'UNRESOLVED'",
                                issue.id())
                        == 1;
            case SPOT_CHECK_RESULT ->
                sql.update("UPDATE spot_check_results SET held = NULL WHERE id = ? AND left_over = 1", issue.id()) == 1;
            case ORDER ->
                sql.update(
                                "UPDATE authority_holds h JOIN orders o ON o.id = h.order_id SET h.held = FALSE WHERE o.id = ? AND "
                                        + HELD,
                                issue.id())
                        == 1;
            case FILE -> false;
        };
    }

    boolean setAside(AuthorityIssueView issue, SettingAside.Reason reason) {
        var change = switch (issue.kind()) {
            case RECORD ->
                "UPDATE authority_results SET state = 'SET_ASIDE', set_aside = ? WHERE id = ? AND state = 'UNRESOLVED'";
            case FILE ->
                "UPDATE authority_downloads SET state = 'SET_ASIDE', set_aside = ? WHERE id = ? AND state = 'UNREADABLE'";
            case SPOT_CHECK_RESULT -> "UPDATE spot_check_results SET set_aside = ? WHERE id = ? AND left_over = 1";
            case ORDER -> throw new IllegalArgumentException("an order is mended by its applicant");
        };
        return sql.update(change, reason.name(), issue.id()) == 1;
    }

    /** The number of results of spot checks that the authority refused. */
    long heldResults() {
        return sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM spot_check_results WHERE left_over = 1")
                .orElse(0L);
    }

    private static AuthorityIssueView view(ResultSet row) throws SQLException {
        var state = row.getBoolean(9) ? State.OPEN : row.getBoolean(10) ? State.SET_ASIDE : State.SENT_AGAIN;
        return new AuthorityIssueView(
                Binary.toUuid(row.getBytes(1)),
                Kind.valueOf(row.getString(2)),
                state,
                row.getString(3),
                id(row.getBytes(4)),
                id(row.getBytes(5)),
                row.getObject(6) == null ? null : row.getInt(6),
                code(row.getString(7)),
                row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    private static UUID id(byte[] bytes) {
        return bytes == null ? null : Binary.toUuid(bytes);
    }

    /** Returns the code before the colon: the text after it may be the authority's own. */
    private static String code(String why) {
        return why == null ? "UNKNOWN" : why.split(":", 2)[0].strip();
    }
}
