package cn.icpfiling.filing.core.review;

import cn.icpfiling.filing.core.OrderAct;
import java.time.Instant;
import java.util.UUID;

/**
 * A second reviewer's outcome on a first reviewer's decision. Written once; the database checks that they are two
 * persons.
 *
 * @param sequence the second reviewer's step in the order's history
 * @param proposed {@link OrderAct#APPROVE} or {@link OrderAct#REJECT}
 */
public record SecondReview(
        UUID orderId,
        long sequence,
        int submission,
        OrderAct proposed,
        UUID firstReviewer,
        Instant proposedAt,
        UUID secondReviewer,
        Instant at,
        Outcome outcome) {

    /** The two outcomes. */
    public enum Outcome {
        CONFIRMED,
        SENT_BACK
    }
}
