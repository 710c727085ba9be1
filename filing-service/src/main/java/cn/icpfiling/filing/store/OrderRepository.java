package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.WaitingFor;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Orders. A writer takes {@link #locked} first, so that two acts on one order run one after the other. */
@ApplicationScoped
public class OrderRepository implements PanacheRepositoryBase<Order, UUID> {

    /** Returns the order, locked until the transaction ends; 404 if there is none. */
    public Order locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns the existing ones of these orders, locked until the transaction ends, in the order of their ids. */
    public List<Order> locked(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Increases the version of a locked order, because its view changed although none of its fields did. So its ETag
     * changes.
     */
    public void shownAnew(Order order) {
        getEntityManager().lock(order, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** Returns approved orders outside any upload batch, longest waiting first. Locks none of them. */
    public List<Order> awaitingSubmission(int limit) {
        return find("state = ?1 and uploadBatch is null order by changedAt, id", OrderState.AWAITING_SUBMISSION)
                .page(0, limit)
                .list();
    }

    /** An order with something due, and its position in the list. */
    public record Idle(UUID id, LocalDate dueOn) {}

    /** Returns orders with something due by that day, after the last one of an earlier page. Locks none of them. */
    public List<Idle> idleOn(LocalDate today, Idle after, int limit) {
        var query = after == null
                ? find(
                        "select id, idleness.idleDueOn from Order where idleness.idleDueOn <= ?1"
                                + " order by idleness.idleDueOn, id",
                        today)
                : find(
                        "select id, idleness.idleDueOn from Order where idleness.idleDueOn <= ?1"
                                + " and (idleness.idleDueOn > ?2 or (idleness.idleDueOn = ?2 and id > ?3))"
                                + " order by idleness.idleDueOn, id",
                        today,
                        after.dueOn(),
                        after.id());
        return query.page(0, limit).project(Idle.class).list();
    }

    /** Returns unflagged orders that the authority has had since before that time, by id. Locks none of them. */
    public List<Order> unflagged(OrderState state, Instant before, UUID after, int limit) {
        var query = "state = ?1 and changedAt < ?2 and verdict.needsPerson = false";
        var found = after == null
                ? find(query + " order by id", state, before)
                : find(query + " and id > ?3 order by id", state, before, after);
        return found.page(0, limit).list();
    }

    /** Returns the existing ones of these orders. Locks none of them. */
    public List<Order> these(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    public Optional<Order> openOf(UUID holder) {
        return find("holder = ?1 and state not in ?2", holder, FINAL).firstResultOptional();
    }

    /**
     * Returns the same, locked until the transaction ends. Only its id is read before: a step that is committed while this
     * transaction waits for the lock would make a read order stale.
     */
    public Optional<Order> lockedOpenOf(UUID holder) {
        return getEntityManager()
                .createQuery("select id from Order where holder = ?1 and state not in ?2", UUID.class)
                .setParameter(1, holder)
                .setParameter(2, FINAL)
                .getResultStream()
                .findFirst()
                .map(this::locked)
                .filter(order -> order.state().isOpen());
    }

    /** Whether an order of the filed subject is in a state in which the authority acts next. */
    public boolean isWithAuthority(UUID subject) {
        return count("onRecord.subjectId = ?1 and state in ?2", subject, WITH_AUTHORITY) > 0;
    }

    /**
     * Whether a change of the subject or of its services that was opened from the finding was granted, or is with the provider or the
     * authority: its applicant has done what the finding asks for.
     */
    public boolean isChanged(UUID subject, UUID finding) {
        return count(
                        "onRecord.subjectId = ?1 and finding.findingId = ?2 and state in ?3",
                        subject,
                        finding,
                        NOT_THE_APPLICANTS)
                > 0;
    }

    /** Returns the orders of the filed subject by which it, or a service of it, was changed since that time. */
    public List<Order> changesGranted(UUID subject, Instant since) {
        return getEntityManager()
                .createQuery(
                        "select o from Order o where o.onRecord.subjectId = ?1 and o.type in ?2" + GRANTED, Order.class)
                .setParameter(1, subject)
                .setParameter(2, CHANGES)
                .setParameter(3, GRANTS)
                .setParameter(4, since)
                .getResultList();
    }

    /** Whether access to the service was granted again since that time. */
    public boolean isServedAgain(UUID service, Instant since) {
        return getEntityManager()
                        .createQuery(
                                "select count(o) from Order o where o.onRecord.serviceId = ?1 and o.type = ?2"
                                        + GRANTED,
                                Long.class)
                        .setParameter(1, service)
                        .setParameter(2, OrderType.ACCESS_FILING)
                        .setParameter(3, GRANTS)
                        .setParameter(4, since)
                        .getSingleResult()
                > 0;
    }

    /** Whether an order of any account holds the certificate: it was submitted, and has neither come back nor ended. */
    public boolean isOpenFor(BlindValue certificate) {
        return isOpenFor("open_certificate", certificate.a()) || isOpenFor("open_certificate_b", certificate.b());
    }

    /** Uses the keys of "one submitted order", which contain such orders only. */
    private boolean isOpenFor(String column, byte[] index) {
        return index != null
                && !getEntityManager()
                        .createNativeQuery("SELECT 1 FROM orders WHERE " + column + " = ?1", Integer.class)
                        .setParameter(1, index)
                        .getResultList()
                        .isEmpty();
    }

    /** Returns the holder's newest order for a certificate, in any state. */
    public Optional<Order> newestOf(UUID holder, BlindValue certificate) {
        return find(
                        "holder = ?1 and (identity.certificate.blindIndex.a = ?2"
                                + " or identity.certificate.blindIndex.b = ?3) order by id desc",
                        holder,
                        certificate.a(),
                        certificate.b())
                .firstResultOptional();
    }

    /** Inserts a draft. The database refuses a second open order of a holder. */
    public void insert(Order order) {
        try {
            persistAndFlush(order);
        } catch (ConstraintViolationException taken) {
            throw new ProblemException(FilingProblem.ORDER_IN_PROGRESS, "-").causedBy(taken);
        }
    }

    /** Writes an order that its applicant has sent off. The database refuses a certificate that another submitted order has. */
    public void flushSubmitted() {
        try {
            flush();
        } catch (ConstraintViolationException taken) {
            throw new ProblemException(FilingProblem.SUBJECT_BEING_FILED).causedBy(taken);
        }
    }

    /**
     * Returns one page, newest first.
     *
     * @param attention only orders that need a reviewer (or only those that do not); null for all
     */
    public List<Order> page(OwnerFilter owner, OrderState state, Boolean attention, UUID before, int limit) {
        var where = ListConditions.of(owner)
                .seen("onRecord.serviceId", owner)
                .and("state", state)
                .and("verdict.needsPerson", attention)
                .before(before);
        return find(where.query(), where.parameters()).page(0, limit).list();
    }

    /** The place of an order in a list by the time of change. */
    public record Changed(Instant at, UUID id) {}

    /**
     * Returns one page of the orders that changed at or after a time, the oldest change first.
     *
     * @param attention as in {@link #page}
     * @param after the last order of the page before; null for the first page
     */
    public List<Order> changedSince(
            Instant since, OwnerFilter owner, OrderState state, Boolean attention, Changed after, int limit) {
        var where = ListConditions.of(owner)
                .seen("onRecord.serviceId", owner)
                .and("state", state)
                .and("verdict.needsPerson", attention)
                .changedSince(since, after);
        return find(where.query(), where.parameters()).page(0, limit).list();
    }

    private static final List<OrderState> FINAL =
            List.of(OrderState.COMPLETED, OrderState.ABANDONED, OrderState.EXPIRED);

    private static final List<OrderType> CHANGES =
            Arrays.stream(OrderType.values()).filter(OrderType::isChange).toList();

    private static final List<OrderAct> GRANTS = List.of(OrderAct.GRANT, OrderAct.CONFIRM_GRANT);

    /** By the step's own time: a transfer of the filing moves {@code changedAt} of its finished orders. */
    private static final String GRANTED = " and exists (select 1 from OrderHistoryEntry h"
            + " where h.orderId = o.id and h.act in ?3 and h.happenedAt >= ?4)";

    private static final List<OrderState> NOT_THE_APPLICANTS = Arrays.stream(OrderState.values())
            .filter(state ->
                    state == OrderState.COMPLETED || state.isOpen() && state.waitingFor() != WaitingFor.APPLICANT)
            .toList();

    private static final List<OrderState> WITH_AUTHORITY =
            Arrays.stream(OrderState.values()).filter(OrderState::withAuthority).toList();
}
