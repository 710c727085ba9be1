package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.acts.ProviderProposal;
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

/**
 * The provider's proposals to end an access or a record. A decision locks the subject first, then the proposal by
 * {@link #locked}.
 */
@ApplicationScoped
public class ProviderProposalRepository implements PanacheRepositoryBase<ProviderProposal, UUID> {

    /** By the key of "one open proposal", which contains open ones only: after a clean-up list thousands are open for weeks. */
    static final String OPEN_FOR = "SELECT 1 FROM provider_proposals WHERE open_target = ?1";

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

    /**
     * Whether a proposal for the site is open, or for the subject as a whole. The caller holds the subject's lock, as every
     * proposer does.
     *
     * @param target the service, or the subject as a whole
     */
    public boolean isOpenFor(UUID target) {
        return getEntityManager()
                .createNativeQuery(OPEN_FOR, Integer.class)
                .setParameter(1, target)
                .getResultStream()
                .findAny()
                .isPresent();
    }

    /** Returns the open proposal of the platform on the finding, without a lock. */
    public Optional<UUID> openOfPlatform(UUID finding) {
        return getEntityManager()
                .createQuery(
                        "select id from ProviderProposal where findingId = ?1 and state = ?2 and proposedBy is null",
                        UUID.class)
                .setParameter(1, finding)
                .setParameter(2, ProviderProposal.State.OPEN)
                .getResultStream()
                .findFirst();
    }

    /** Whether a person has declined a proposal on the finding. */
    public boolean wasDeclined(UUID finding) {
        return count(
                        "findingId = ?1 and state = ?2 and decidedBy is not null",
                        finding,
                        ProviderProposal.State.DECLINED)
                > 0;
    }

    /** Returns declined proposals whose targets are to be looked at again, the oldest question first. */
    public List<ProviderProposal> toLookAgain(int most) {
        return find("lookAgainAt is not null order by lookAgainAt")
                .page(0, most)
                .list();
    }

    /** Records that the target was looked at. No version: the decision stays as it is. */
    public void looked(UUID id) {
        update("lookAgainAt = null where id = ?1", id);
    }

    /** Puts the target behind the others: it could not be looked at, and must not take their place each time. */
    public void lookLater(UUID id, Instant at) {
        update("lookAgainAt = ?2 where id = ?1", id, at);
    }

    /** Inserts a proposal. The database refuses a second open one of a site, and of a subject as a whole. */
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
