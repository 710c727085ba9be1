package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.review.CallOutcome;
import cn.icpfiling.filing.core.review.CalledPhone;
import cn.icpfiling.filing.core.review.ReviewCall;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The calls of reviewers. A row is written once, with the step that it belongs to, and never changed. */
@ApplicationScoped
public class ReviewCallTable {

    private static final String COLUMNS = "SELECT order_id, sequence, submission, phone, outcome, from_number, note,"
            + " reviewer, called_at FROM review_calls WHERE order_id = ? ";

    private final Sql sql;

    ReviewCallTable(Sql sql) {
        this.sql = sql;
    }

    /** Joins the caller's transaction. */
    public void insert(ReviewCall call) {
        sql.update(
                """
                INSERT INTO review_calls (order_id, sequence, submission, phone, outcome, from_number, note, reviewer, called_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                call.orderId(),
                call.sequence(),
                call.submission(),
                call.phone().name(),
                call.outcome().name(),
                call.from(),
                call.note(),
                call.reviewer(),
                call.at());
    }

    public List<ReviewCall> ofSubmission(UUID order, int submission) {
        return sql.list(ReviewCallTable::read, COLUMNS + "AND submission = ? ORDER BY sequence", order, submission);
    }

    /** Returns one page, newest first. */
    public List<ReviewCall> page(UUID order, long before, int limit) {
        return sql.list(
                ReviewCallTable::read,
                COLUMNS + "AND sequence < ? ORDER BY sequence DESC LIMIT ?",
                order,
                before,
                limit);
    }

    private static ReviewCall read(ResultSet row) throws SQLException {
        return new ReviewCall(
                Binary.toUuid(row.getBytes(1)),
                row.getLong(2),
                row.getInt(3),
                CalledPhone.valueOf(row.getString(4)),
                CallOutcome.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                Binary.toUuid(row.getBytes(8)),
                row.getObject(9, LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }
}
