package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.store.OrderHistoryRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.OwnerFilter;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Right;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Decides who may see and change an order. Another holder's order gets the same answer as one that does not exist. */
@Singleton
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

    /** The account of a member of staff. */
    public UUID account() {
        return actor.account();
    }

    /** The id of the caller, to which the cursor of a list is bound. */
    public UUID caller() {
        return actor.get().id();
    }

    public OrderActor actor() {
        if (isReviewer()) {
            return OrderActor.reviewer(actor.account());
        }
        return actor.get().is(Roles.ADMINISTRATOR) ? OrderActor.administrator(actor.account()) : actingFor.applicant();
    }

    /** The orders that a list shows: all for a reviewer. */
    public OwnerFilter ownerFilter() {
        return isReviewer() ? OwnerFilter.ANYBODYS : actingFor.ownerFilter();
    }

    /** Checks whether the caller is the holder of the order, and not a member, a partner or a member of staff. */
    public boolean isHolder(Order order) {
        return order.holder().equals(actor.get().account()) && actor.get().membership() == null;
    }

    /** Returns an order to read: the holder's own, or any for a reviewer. */
    public Order readable(UUID id) {
        return readable(orders.findByIdOptional(id));
    }

    /** Returns the found thing if the caller may read it. */
    <T extends HasHolder> T readable(Optional<T> found) {
        return found.filter(this::mayRead).orElseThrow(OrderAccess::unknown);
    }

    /** 404 unless the caller may read the order: the first check of every change. */
    @Transactional
    public void requireReadable(UUID id) {
        readable(id);
    }

    /**
     * 404 unless the caller may know of the order. Callers who may read it, support and administrators may: support
     * reveals its data for a case, and administrators see its claim.
     */
    @Transactional
    public void requireKnown(UUID id) {
        known(id);
    }

    /**
     * Checks that the caller may review the order. Reviewers never review an order that they hold or acted on, also not one on
     * which they acted as a member of its holder's account before they joined the staff.
     */
    @Transactional
    public void requireReviewable(UUID id) {
        requireNotOwn(readable(id));
    }

    /**
     * Checks that the caller may reveal the order's data or remove a claim: never for an own order, as for a review.
     */
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
                        .anyMatch(step ->
                                who.isSamePersonAs(step.actorAccount()) || who.isSamePersonAs(step.actorPerson()))) {
            throw new ProblemException(FilingProblem.OWN_ORDER);
        }
    }

    /** Returns the order for a change by its holder or for them, locked until the transaction ends. */
    public Order own(UUID id) {
        var order = orders.locked(id);
        if (!actingFor.mayKnow(order)) {
            throw unknown();
        }
        return order;
    }

    /**
     * Refuses a member who may not end what the order is about. A deregistration that is sent again ends it as the one that was
     * opened through its gates.
     */
    public void requireRightToEnd(Order order) {
        actor.admit(Right.END, order.reach());
    }

    private boolean mayRead(HasHolder order) {
        return isReviewer() || actingFor.mayKnow(order);
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
