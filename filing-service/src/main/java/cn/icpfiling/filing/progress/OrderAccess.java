package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Held;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.store.OrderHistoryRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.Whose;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Whose order it is. Somebody else's is answered like one that does not exist. */
@RequestScoped
public class OrderAccess {

    private final CurrentActor actor;
    private final ActingFor actingFor;
    private final OrderRepository orders;
    private final OrderHistoryRepository history;

    OrderAccess(CurrentActor actor, ActingFor actingFor, OrderRepository orders, OrderHistoryRepository history) {
        this.actor = actor;
        this.actingFor = actingFor;
        this.orders = orders;
        this.history = history;
    }

    public OrderRole role() {
        return isReviewer() ? OrderRole.REVIEWER : OrderRole.APPLICANT;
    }

    public boolean isReviewer() {
        return actor.get().is(Roles.REVIEWER);
    }

    /** A member of staff's. */
    public UUID account() {
        return actor.account();
    }

    /** Whoever calls, as a list remembers to whom it was shown. */
    public UUID caller() {
        return actor.get().id();
    }

    public OrderActor actor() {
        if (isReviewer()) {
            return OrderActor.reviewer(actor.account());
        }
        return actor.get().is(Roles.ADMINISTRATOR) ? OrderActor.administrator(actor.account()) : actingFor.applicant();
    }

    /** What a list shows: all to a reviewer. */
    public Whose whose() {
        return isReviewer() ? Whose.ANYBODYS : actingFor.whose();
    }

    /** Whether it is the caller's own, and not a customer's or some applicant's. */
    public boolean isHolder(Order order) {
        return order.holder().equals(actor.get().account());
    }

    /** To read: the holder's own, or any for a reviewer. */
    public Order readable(UUID id) {
        return readable(orders.findByIdOptional(id));
    }

    /** The same of what was found of it. */
    <T extends Held> T readable(Optional<T> found) {
        return found.filter(this::mayRead).orElseThrow(OrderAccess::unknown);
    }

    /** 404 unless it may be read: the first thing that a change asks. */
    @Transactional
    public void requireReadable(UUID id) {
        readable(id);
    }

    /**
     * 404 unless the caller may know of it: who may read it, the support, who is shown it in clear for a case, and
     * administrators, who see who has it in hand.
     */
    @Transactional
    public void requireKnown(UUID id) {
        known(id);
    }

    /** To review: never one's own, as its holder or as somebody who had a hand in it. */
    @Transactional
    public void requireReviewable(UUID id) {
        requireNotOwn(readable(id));
    }

    /** To be shown in clear, or to be taken out of somebody's hands: never one's own, as for a review. */
    @Transactional
    public void requireForeign(UUID id) {
        requireNotOwn(known(id));
    }

    private Order known(UUID id) {
        var who = actor.get();
        return who.is(Roles.SUPPORT) || who.is(Roles.ADMINISTRATOR)
                ? orders.findByIdOptional(id).orElseThrow(OrderAccess::unknown)
                : readable(id);
    }

    private void requireNotOwn(Order order) {
        var who = actor.get();
        if (who.isSamePersonAs(order.holder())
                || history.of(order.id()).stream()
                        .filter(step -> step.actorRole() == OrderRole.APPLICANT)
                        .anyMatch(step -> who.isSamePersonAs(step.actorAccount()))) {
            throw new ProblemException(FilingProblem.OWN_ORDER);
        }
    }

    /** To change as its holder, or for them; locked until the transaction ends. */
    public Order own(UUID id) {
        var order = orders.locked(id);
        if (!actingFor.mayKnow(order)) {
            throw unknown();
        }
        return order;
    }

    private boolean mayRead(Held order) {
        return isReviewer() || actingFor.mayKnow(order);
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
