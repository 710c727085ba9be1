package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.prefill.PrefillState;
import cn.icpfiling.filing.core.prefill.PrefilledOrder;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Prefilled orders. A writer takes one of the locked reads first. */
@ApplicationScoped
public class PrefilledOrderRepository implements PanacheRepositoryBase<PrefilledOrder, UUID> {

    private static final List<PrefillState> OPEN =
            List.of(PrefillState.PREPARED, PrefillState.SENT, PrefillState.OPENED);

    private static final List<PrefillState> OVER =
            List.of(PrefillState.DECLINED, PrefillState.EXPIRED, PrefillState.WITHDRAWN);

    /** Returns the prefilled order, locked until the transaction ends; 404 if there is none. */
    public PrefilledOrder locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Inserts one. The database refuses a second open one of a partner and a phone. */
    public void insert(PrefilledOrder made) {
        try {
            persistAndFlush(made);
        } catch (ConstraintViolationException taken) {
            throw new ProblemException(FilingProblem.PREFILLED_ORDER_OPEN).causedBy(taken);
        }
    }

    public boolean isOpenFor(UUID partner, byte[] phoneHash) {
        return count("partner = ?1 and phoneHash = ?2", partner, phoneHash) > 0;
    }

    public Optional<PrefilledOrder> of(byte[] digest) {
        return find("digest", digest).firstResultOptional();
    }

    public Optional<PrefilledOrder> lockedBy(byte[] digest) {
        return find("digest", digest).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    public Optional<PrefilledOrder> lockedByOrder(UUID order) {
        return find("orderId", order).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** Returns one page of a partner's, newest first; of every state if none is named. */
    public List<PrefilledOrder> page(UUID partner, PrefillState state, UUID before, int limit) {
        var where =
                new ListConditions().and("partner", partner).and("state", state).before(before);
        return find(where.query(), where.parameters()).page(0, limit).list();
    }

    /** Returns the ids of open ones whose time is over. Locks none of them. */
    public List<UUID> dueBy(Instant at, int limit) {
        return find(
                        "select id from PrefilledOrder where state in ?1 and expiresAt <= ?2 order by expiresAt, id",
                        OPEN,
                        at)
                .project(UUID.class)
                .page(0, limit)
                .list();
    }

    /** Returns the ids of some that no holder accepted and that ended before the instant. */
    public List<UUID> overBefore(Instant at, int limit) {
        return find(
                        "select id from PrefilledOrder where state in ?1 and changedAt < ?2 order by changedAt, id",
                        OVER,
                        at)
                .project(UUID.class)
                .page(0, limit)
                .list();
    }

    /** Deletes these; returns how many. */
    public long forget(List<UUID> ids) {
        return ids.isEmpty() ? 0 : delete("id in ?1", ids);
    }
}
