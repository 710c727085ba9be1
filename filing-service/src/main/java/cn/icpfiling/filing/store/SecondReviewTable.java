package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.review.SecondReview;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/** The second reviewers' outcomes. The database refuses a row in which both reviewers are one person. */
@ApplicationScoped
public class SecondReviewTable {

    private final Sql sql;

    SecondReviewTable(Sql sql) {
        this.sql = sql;
    }

    /** Joins the caller's transaction. */
    public void insert(SecondReview look) {
        sql.update(
                """
                INSERT INTO second_looks (order_id, sequence, submission, proposed, first_reviewer, proposed_at, second_reviewer,
                                          looked_at, outcome)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                look.orderId(),
                look.sequence(),
                look.submission(),
                look.proposed().name(),
                look.firstReviewer(),
                look.proposedAt(),
                look.secondReviewer(),
                look.at(),
                look.outcome().name());
    }
}
