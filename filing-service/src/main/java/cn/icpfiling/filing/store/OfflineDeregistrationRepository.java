package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.OfflineDeregistration;
import cn.icpfiling.filing.core.OfflineState;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Offline cases. Whoever changes one takes {@link #locked} first. */
@ApplicationScoped
public class OfflineDeregistrationRepository implements PanacheRepositoryBase<OfflineDeregistration, UUID> {

    /** The case, locked until the transaction ends; 404 when there is none. */
    public OfflineDeregistration locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Inserts a case; the database refuses a second open one of a holder and a domain, or a subject. */
    public void insert(OfflineDeregistration opened) {
        try {
            persistAndFlush(opened);
        } catch (ConstraintViolationException taken) {
            throw new ProblemException(FilingProblem.OFFLINE_CASE_OPEN).causedBy(taken);
        }
    }

    /** Cases about which the authority is to be asked by then, longest due first. Locks none of them. */
    public List<OfflineDeregistration> due(Instant at, int limit) {
        return find("nextLookAt <= ?1 order by nextLookAt, id", at)
                .page(0, limit)
                .list();
    }

    /** One page, newest first; of every state when none is named. */
    public List<OfflineDeregistration> page(Whose whose, OfflineState state, UUID before, int limit) {
        var where = Where.of(whose).and("state", state).before(before);
        return find(where.query(), where.parameters()).page(0, limit).list();
    }
}
