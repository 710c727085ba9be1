package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.core.offline.OfflineState;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Offline cases. A writer takes {@link #locked} first. */
@ApplicationScoped
public class OfflineDeregistrationRepository implements PanacheRepositoryBase<OfflineDeregistration, UUID> {

    /** Returns the case, locked until the transaction ends; 404 if there is none. */
    public OfflineDeregistration locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Inserts a case. The database refuses a second open case of a holder and a domain, or of a subject. */
    public void insert(OfflineDeregistration opened) {
        try {
            persistAndFlush(opened);
        } catch (ConstraintViolationException taken) {
            throw new ProblemException(FilingProblem.OFFLINE_CASE_OPEN).causedBy(taken);
        }
    }

    /** Returns cases for which a query to the authority is due, longest due first. Locks none of them. */
    public List<OfflineDeregistration> due(Instant at, int limit) {
        return find("nextLookAt <= ?1 order by nextLookAt, id", at)
                .page(0, limit)
                .list();
    }

    /** Returns one page, newest first; of every state if none is named. */
    public List<OfflineDeregistration> page(OwnerFilter owner, OfflineState state, UUID before, int limit) {
        var where = ListConditions.of(owner).and("state", state).before(before);
        return find(where.query(), where.parameters()).page(0, limit).list();
    }
}
