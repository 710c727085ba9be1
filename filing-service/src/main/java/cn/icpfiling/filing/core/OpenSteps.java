package cn.icpfiling.filing.core;

import cn.icpfiling.platform.lifecycle.Step;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The steps of the lifecycle that are open to a role now: those of the table without those that the order's rules,
 * claim, record or batch forbids.
 */
public final class OpenSteps {

    private static final Set<OrderAct> NOT_IN_A_BATCH =
            Set.of(OrderAct.WITHDRAW, OrderAct.REQUEST_CORRECTION, OrderAct.REJECT);

    private final Order order;

    OpenSteps(Order order) {
        this.order = order;
    }

    /** The acts that are open to the role now, without those that a missing verdict or an upload batch forbids. */
    public Set<OrderAct> acts(OrderRole role) {
        if (closedToReviewers(role)) {
            return Set.of();
        }
        var acts = new TreeSet<>(order.lifecycle().acts(order.state(), role));
        acts.removeAll(order.openRules().keepsBack());
        // A proposal keeps back reviewers; the end of a filing does not wait for one.
        if (role == OrderRole.REVIEWER) {
            acts.removeAll(order.desk().keepsBack());
        }
        if (order.onRecord().isEnded()) {
            acts.removeAll(RegisterReference.FORWARD);
        }
        if (order.uploadBatch() != null) {
            acts.removeAll(NOT_IN_A_BATCH);
        }
        return acts;
    }

    public boolean allow(OrderAct act, OrderRole role) {
        return acts(role).contains(act);
    }

    /**
     * Returns the step that the table has for the act. Refuses if the table has none (ACT_NOT_ALLOWED), or if the
     * order's circumstances forbid it (ACT_NOT_ALLOWED, IN_UPLOAD_BATCH, ACT_BLOCKED). Once an order is approved, only
     * a flag opens a reviewer's steps, because the authority decides.
     */
    public Step<OrderState, OrderAct, OrderRole> require(OrderAct act, OrderRole role) {
        var step = order.lifecycle().step(order.state(), act, role);
        if (closedToReviewers(role)) {
            throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, order.state(), act, List.of());
        }
        if (order.uploadBatch() != null && NOT_IN_A_BATCH.contains(act)) {
            throw new ProblemException(FilingProblem.IN_UPLOAD_BATCH);
        }
        order.onRecord().requireSubmittable(act);
        return step;
    }

    private boolean closedToReviewers(OrderRole role) {
        return role == OrderRole.REVIEWER && isFlaggedAfterReview() && !order.isLeftToReviewers();
    }

    /** A deregistration of the provider's own is not flagged before it is sent; a reviewer ends it there at any time. */
    private boolean isFlaggedAfterReview() {
        return order.state().afterReview()
                && order.lifecycle().acts(order.state(), OrderRole.SYSTEM).contains(OrderAct.FLAG);
    }
}
