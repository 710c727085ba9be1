package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Whose order it is. Somebody else's is answered like one that does not exist. */
@RequestScoped
public class OrderAccess {

    private final CurrentActor actor;
    private final OrderRepository orders;

    OrderAccess(CurrentActor actor, OrderRepository orders) {
        this.actor = actor;
        this.orders = orders;
    }

    public OrderRole role() {
        return isReviewer() ? OrderRole.REVIEWER : OrderRole.APPLICANT;
    }

    public boolean isReviewer() {
        return actor.get().is(Roles.REVIEWER);
    }

    public UUID account() {
        return actor.account();
    }

    public OrderActor actor() {
        return new OrderActor(role(), actor.account());
    }

    /** To read: the holder's own, or any for a reviewer. */
    public Order readable(UUID id) {
        return orders.findByIdOptional(id).filter(this::mayRead).orElseThrow(OrderAccess::unknown);
    }

    /** 404 unless it may be read: the first thing that a change asks. */
    @Transactional
    public void requireReadable(UUID id) {
        readable(id);
    }

    /** 404 unless it may be read, 403 for a reviewer whose own it is: nobody reviews himself. */
    @Transactional
    public void requireReviewable(UUID id) {
        if (readable(id).holder().equals(actor.account())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }

    /** To change as its holder; locked until the transaction ends. */
    public Order own(UUID id) {
        var order = orders.locked(id);
        if (!order.holder().equals(actor.account())) {
            throw unknown();
        }
        return order;
    }

    private boolean mayRead(Order order) {
        return isReviewer() || order.holder().equals(actor.account());
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
