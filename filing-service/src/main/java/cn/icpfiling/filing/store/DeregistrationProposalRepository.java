package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.DeregistrationProposal;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** The provider's proposals to deregister. Whoever decides one takes its subject's lock first, then {@link #locked}. */
@ApplicationScoped
public class DeregistrationProposalRepository implements PanacheRepositoryBase<DeregistrationProposal, UUID> {

    /** The proposal, locked until the transaction ends; 404 when there is none. */
    public DeregistrationProposal locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** What it is about never changes, so it is read without a lock; 404 when there is none. */
    public UUID subjectOf(UUID id) {
        return getEntityManager()
                .createQuery("select subjectId from DeregistrationProposal where id = ?1", UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Inserts one; the database refuses a second open one of a subject. */
    public void insert(DeregistrationProposal proposal) {
        try {
            persistAndFlush(proposal);
        } catch (ConstraintViolationException taken) {
            throw new ProblemException(FilingProblem.PROPOSAL_OPEN).causedBy(taken);
        }
    }

    /** One page, newest first; of every state when none is named. */
    public List<DeregistrationProposal> page(DeregistrationProposal.State state, UUID before, int limit) {
        var where = Where.of(Whose.ANYBODYS).and("state", state).before(before);
        return find(where.query(), where.parameters()).page(0, limit).list();
    }
}
