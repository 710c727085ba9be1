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
    public void insert(SecondReview review) {
        sql.update(
                """
                INSERT INTO second_reviews (order_id, sequence, submission, proposed, first_reviewer, proposed_at, second_reviewer,
                                          reviewed_at, outcome)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                review.orderId(),
                review.sequence(),
                review.submission(),
                review.proposed().name(),
                review.firstReviewer(),
                review.proposedAt(),
                review.secondReviewer(),
                review.at(),
                review.outcome().name());
    }
}
