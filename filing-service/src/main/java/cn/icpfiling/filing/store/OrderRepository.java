package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Orders. Whoever changes one takes {@link #locked} first, so that two acts on one order queue up. */
@ApplicationScoped
public class OrderRepository implements PanacheRepositoryBase<Order, UUID> {

    /** The order, locked until the transaction ends; 404 when there is none. */
    public Order locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** What is shown of a locked order is another now, although no field of it is: its tag is a new one. */
    public void shownAnew(Order order) {
        getEntityManager().lock(order, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** Approved orders that no upload batch has taken yet, longest waiting first. Locks none of them. */
    public List<Order> awaitingSubmission(int limit) {
        return find("state = ?1 and uploadBatch is null order by changedAt, id", OrderState.AWAITING_SUBMISSION)
                .page(0, limit)
                .list();
    }

    /** An order on whose idle days something is due, and its place among them. */
    public record Idle(UUID id, LocalDate dueOn) {}

    /** Orders on which something is due by that day, those after one of an earlier page; locks none of them. */
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

    /** Orders that the authority has had since before that time and that no flag leaves to reviewers, by id; locks none of them. */
    public List<UUID> unflagged(OrderState state, Instant before, UUID after, int limit) {
        var query = getEntityManager()
                .createQuery(
                        "select o.id from Order o where o.state = ?1 and o.changedAt < ?2 and o.verdict.needsPerson = false"
                                + (after == null ? "" : " and o.id > ?3") + " order by o.id",
                        UUID.class)
                .setParameter(1, state)
                .setParameter(2, before)
                .setMaxResults(limit);
        return (after == null ? query : query.setParameter(3, after)).getResultList();
    }

    /** Those that there are; locks none of them. */
    public List<Order> these(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    public Optional<Order> openOf(UUID holder) {
        return find("holder = ?1 and state not in ?2", holder, FINAL).firstResultOptional();
    }

    /** Whether an order for the subject with that certificate is not over, whichever account's. */
    public boolean isOpenFor(BlindValue certificate) {
        return isOpenFor("open_certificate", certificate.a()) || isOpenFor("open_certificate_b", certificate.b());
    }

    /** By the keys that hold "one open order", which hold no order that is over. */
    private boolean isOpenFor(String column, byte[] index) {
        return index != null
                && !getEntityManager()
                        .createNativeQuery("SELECT 1 FROM orders WHERE " + column + " = ?1", Integer.class)
                        .setParameter(1, index)
                        .getResultList()
                        .isEmpty();
    }

    /** The holder's newest order for a certificate, whatever became of it. */
    public Optional<Order> newestOf(UUID holder, BlindValue certificate) {
        return find(
                        "holder = ?1 and (certificateIndex.a = ?2 or certificateIndex.b = ?3) order by id desc",
                        holder,
                        certificate.a(),
                        certificate.b())
                .firstResultOptional();
    }

    /** Inserts a draft; the database refuses a second open order of a holder or a subject. */
    public void insert(Order order) {
        try {
            persistAndFlush(order);
        } catch (ConstraintViolationException taken) {
            throw new ProblemException(FilingProblem.ORDER_IN_PROGRESS, "-").causedBy(taken);
        }
    }

    /** Writes another certificate of an order; the database refuses one that another open order has. */
    public void flushCertificate() {
        try {
            flush();
        } catch (ConstraintViolationException taken) {
            throw new ProblemException(FilingProblem.ORDER_IN_PROGRESS, "-").causedBy(taken);
        }
    }

    /**
     * One page, newest first.
     *
     * @param attention only those that need a person (or only those that do not); null for all
     */
    public List<Order> page(Whose whose, OrderState state, Boolean attention, UUID before, int limit) {
        var where = Where.of(whose)
                .and("state", state)
                .and("verdict.needsPerson", attention)
                .before(before);
        return find(where.query(), where.parameters()).page(0, limit).list();
    }

    private static final List<OrderState> FINAL =
            List.of(OrderState.COMPLETED, OrderState.ABANDONED, OrderState.EXPIRED);
}
