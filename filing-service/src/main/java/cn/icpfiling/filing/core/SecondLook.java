package cn.icpfiling.filing.core;

import java.time.Instant;
import java.util.UUID;

/**
 * What a second reviewer made of what a first one had decided. Written once; the database keeps the two apart.
 *
 * @param sequence the second one's step in the order's history
 * @param proposed {@link OrderAct#APPROVE} or {@link OrderAct#REJECT}
 */
public record SecondLook(
        UUID orderId,
        long sequence,
        int submission,
        OrderAct proposed,
        UUID firstReviewer,
        Instant proposedAt,
        UUID secondReviewer,
        Instant at,
        Outcome outcome) {

    /** The two ways out. */
    public enum Outcome {
        CONFIRMED,
        SENT_BACK
    }
}
