package cn.icpfiling.filing.core;

import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The claim and the proposed decision of an order under review. One reviewer at a time has the claim, until they
 * decide, release it or let it lapse. A lapsed claim stays stored until the next act and blocks no one. After a first
 * reviewer's decision, no other decision is possible until a second reviewer looks.
 */
@Embeddable
public class ReviewDesk {

    /** The acts of the second reviewer on the proposal. The first reviewer may perform none of them. */
    private static final Set<OrderAct> OF_THE_SECOND =
            EnumSet.of(OrderAct.APPROVE, OrderAct.REJECT, OrderAct.CONFIRM_GRANT, OrderAct.SEND_BACK);

    /** The acts that do not touch the proposal. */
    private static final Set<OrderAct> OF_ANYBODY = EnumSet.of(OrderAct.CLAIM, OrderAct.RELEASE, OrderAct.CALL);

    private UUID claimedBy;
    private Instant claimedUntil;

    @Enumerated(EnumType.STRING)
    private OrderAct proposedAct;

    private UUID proposedBy;
    private Instant proposedAt;

    /** Null unless a grant is proposed. */
    private String proposedSubjectNumber;

    private String proposedServiceNumber;

    protected ReviewDesk() {}

    private ReviewDesk(
            UUID claimedBy,
            Instant claimedUntil,
            OrderAct proposedAct,
            UUID proposedBy,
            Instant proposedAt,
            ProposedNumbers numbers) {
        this.claimedBy = claimedBy;
        this.claimedUntil = claimedUntil;
        this.proposedAct = proposedAct;
        this.proposedBy = proposedBy;
        this.proposedAt = proposedAt;
        this.proposedSubjectNumber = numbers == null ? null : numbers.subject();
        this.proposedServiceNumber = numbers == null ? null : numbers.service();
    }

    /** Refuses an act on an order that another reviewer has claimed. An unclaimed order is open to any reviewer. */
    void require(OrderAct act, OrderActor actor, Instant at) {
        var isClaimed = isClaimed(at);
        if (actor.role() == OrderRole.REVIEWER) {
            if (isClaimed && !claimedBy.equals(actor.account())) {
                throw new ProblemException(FilingProblem.ORDER_CLAIMED, claimedUntil);
            }
            requireSecond(act, actor.account());
        }
        if (act == OrderAct.RELEASE && !isClaimed) {
            throw new ProblemException(FilingProblem.ORDER_NOT_CLAIMED);
        }
    }

    private void requireSecond(OrderAct act, UUID reviewer) {
        if (proposedAct == null) {
            if (act == OrderAct.SEND_BACK || act == OrderAct.CONFIRM_GRANT) {
                throw new ProblemException(FilingProblem.NOTHING_PROPOSED);
            }
        } else if (!OF_ANYBODY.contains(act)) {
            if (!OF_THE_SECOND.contains(act) || (act != OrderAct.SEND_BACK && act != proposedAct)) {
                throw new ProblemException(FilingProblem.SECOND_REVIEW_OUTSTANDING);
            }
            if (proposedBy.equals(reviewer)) {
                throw new ProblemException(FilingProblem.SECOND_REVIEWER_IS_FIRST);
            }
        }
    }

    /**
     * Returns the desk after a step that leaves the order with the reviewers. A release, a proposal or SEND_BACK ends
     * the claim.
     */
    ReviewDesk after(OrderAct act, OrderActor actor, Instant at) {
        return switch (act) {
            case PROPOSE_APPROVAL -> new ReviewDesk(null, null, OrderAct.APPROVE, actor.account(), at, null);
            case PROPOSE_REJECTION -> new ReviewDesk(null, null, OrderAct.REJECT, actor.account(), at, null);
            case PROPOSE_GRANT -> new ReviewDesk(null, null, OrderAct.CONFIRM_GRANT, actor.account(), at, null);
            case SEND_BACK -> new ReviewDesk();
            case RELEASE -> claimed(null, null);
            default -> this;
        };
    }

    ReviewDesk claimed(UUID reviewer, Instant until) {
        return new ReviewDesk(reviewer, until, proposedAct, proposedBy, proposedAt, proposedNumbers());
    }

    ReviewDesk proposed(ProposedNumbers numbers) {
        return new ReviewDesk(claimedBy, claimedUntil, proposedAct, proposedBy, proposedAt, numbers);
    }

    /**
     * The acts that are not possible now. Callers never ask for a proposal: a decision becomes one if a second reviewer
     * must look.
     */
    Set<OrderAct> keepsBack() {
        var kept = EnumSet.of(OrderAct.PROPOSE_APPROVAL, OrderAct.PROPOSE_REJECTION);
        if (claimedBy == null) {
            kept.add(OrderAct.RELEASE);
        }
        if (proposedAct == null) {
            kept.add(OrderAct.SEND_BACK);
            kept.add(OrderAct.CONFIRM_GRANT);
        } else {
            kept.addAll(EnumSet.of(
                    OrderAct.APPROVE,
                    OrderAct.REJECT,
                    OrderAct.REQUEST_CORRECTION,
                    OrderAct.SETTLE_RULES,
                    OrderAct.ACCEPT_PAPERS,
                    OrderAct.ASK_VERIFICATION,
                    OrderAct.PROPOSE_GRANT,
                    OrderAct.CONFIRM_GRANT));
            kept.remove(proposedAct);
        }
        return kept;
    }

    public boolean isClaimed(Instant now) {
        return claimedUntil != null && claimedUntil.isAfter(now);
    }

    public boolean isClaimedBy(UUID reviewer, Instant now) {
        return isClaimed(now) && claimedBy.equals(reviewer);
    }

    /** Null if no reviewer claimed the order since it last entered a review. */
    public UUID claimedBy() {
        return claimedBy;
    }

    public Instant claimedUntil() {
        return claimedUntil;
    }

    /** Null unless a grant is proposed. */
    public ProposedNumbers proposedNumbers() {
        return proposedSubjectNumber == null ? null : new ProposedNumbers(proposedSubjectNumber, proposedServiceNumber);
    }

    /** APPROVE, REJECT or CONFIRM_GRANT; null if no second reviewer is awaited. */
    public OrderAct proposedAct() {
        return proposedAct;
    }

    public UUID proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }
}
