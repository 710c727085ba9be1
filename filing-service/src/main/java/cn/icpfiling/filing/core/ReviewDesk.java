package cn.icpfiling.filing.core;

import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Who has an order in hand while it is under review: one reviewer at a time, until they decide, let go or do nothing for too
 * long. A lapsed claim stays written until somebody acts; nobody is kept from the order by it.
 */
@Embeddable
public class ReviewDesk {

    private UUID claimedBy;
    private Instant claimedUntil;

    protected ReviewDesk() {}

    private ReviewDesk(UUID claimedBy, Instant claimedUntil) {
        this.claimedBy = claimedBy;
        this.claimedUntil = claimedUntil;
    }

    /** What somebody else has in hand is theirs to judge; what nobody has is open to any reviewer. */
    void require(OrderAct act, OrderActor actor, Instant at) {
        var isClaimed = isClaimed(at);
        if (actor.role() == OrderRole.REVIEWER && isClaimed && !claimedBy.equals(actor.account())) {
            throw new ProblemException(FilingProblem.ORDER_CLAIMED, claimedUntil);
        }
        if (act == OrderAct.RELEASE && !isClaimed) {
            throw new ProblemException(FilingProblem.ORDER_NOT_CLAIMED);
        }
    }

    /** Nobody has it in hand once it is let go or has left the review. */
    ReviewDesk after(OrderAct act, OrderState state) {
        return act == OrderAct.RELEASE || !state.underReview() ? new ReviewDesk() : this;
    }

    static ReviewDesk of(UUID reviewer, Instant until) {
        return new ReviewDesk(reviewer, until);
    }

    /** The acts that make no sense now. */
    Set<OrderAct> keepsBack() {
        return claimedBy == null ? Set.of(OrderAct.RELEASE) : Set.of();
    }

    public boolean isClaimed(Instant now) {
        return claimedUntil != null && claimedUntil.isAfter(now);
    }

    public boolean isClaimedBy(UUID reviewer, Instant now) {
        return isClaimed(now) && claimedBy.equals(reviewer);
    }

    /** Null where nobody claimed it since its last step out of a review. */
    public UUID claimedBy() {
        return claimedBy;
    }

    public Instant claimedUntil() {
        return claimedUntil;
    }
}
