package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.acts.ProviderProposal;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/**
 * The provider's proposals to end an access or a record. A decision locks the subject first, then the proposal by
 * {@link #locked}.
 */
@ApplicationScoped
public class ProviderProposalRepository implements PanacheRepositoryBase<ProviderProposal, UUID> {

    /** Returns the proposal, locked until the transaction ends; 404 if there is none. */
    public ProviderProposal locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Returns the proposal's subject without a lock, because it never changes; 404 if there is no such proposal. */
    public UUID subjectOf(UUID id) {
        return getEntityManager()
                .createQuery("select subjectId from ProviderProposal where id = ?1", UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Inserts a proposal. The database refuses a second open one of a subject. */
    public void insert(ProviderProposal proposal) {
        try {
            persistAndFlush(proposal);
        } catch (ConstraintViolationException taken) {
            throw new ProblemException(FilingProblem.PROPOSAL_OPEN).causedBy(taken);
        }
    }

    /** Returns one page, newest first; of every state if none is named. */
    public List<ProviderProposal> page(ProviderProposal.State state, UUID before, int limit) {
        var where = ListConditions.of(OwnerFilter.ANYBODYS).and("state", state).before(before);
        return find(where.query(), where.parameters()).page(0, limit).list();
    }
}
