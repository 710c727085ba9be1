package cn.icpfiling.filing.core;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The steps of the lifecycle that are open to a role now: those of the table without those that the order's rules,
 * claim, record or batch forbids.
 */
final class OpenSteps {

    private static final Set<OrderAct> NOT_IN_A_BATCH =
            Set.of(OrderAct.WITHDRAW, OrderAct.REQUEST_CORRECTION, OrderAct.REJECT);

    private final Order order;

    OpenSteps(Order order) {
        this.order = order;
    }

    Set<OrderAct> acts(OrderRole role) {
        if (closedToReviewers(role)) {
            return Set.of();
        }
        var acts = new TreeSet<>(order.lifecycle().acts(order.state(), role));
        acts.removeAll(order.openRules().keepsBack());
        acts.removeAll(order.desk().keepsBack());
        if (order.onRecord().isEnded()) {
            acts.removeAll(RegisterReference.FORWARD);
        }
        if (order.uploadBatch() != null) {
            acts.removeAll(NOT_IN_A_BATCH);
        }
        return acts;
    }

    /**
     * Refuses steps that the table allows but the order's circumstances forbid. While the authority has the order, only
     * a flag opens a reviewer's steps, because the authority decides.
     */
    void require(OrderAct act, OrderRole role) {
        if (closedToReviewers(role)) {
            throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, order.state(), act, List.of());
        }
        if (order.uploadBatch() != null && NOT_IN_A_BATCH.contains(act)) {
            throw new ProblemException(FilingProblem.IN_UPLOAD_BATCH);
        }
        order.onRecord().requireSubmittable(act);
    }

    private boolean closedToReviewers(OrderRole role) {
        return role == OrderRole.REVIEWER && order.state().withAuthority() && !order.isLeftToReviewers();
    }
}
