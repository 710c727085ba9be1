package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.AuthenticityStep;
import cn.icpfiling.filing.core.PrincipalPart;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links by which principals show who they are, and what came of them. */
@ApplicationScoped
public class AuthenticityStepRepository implements PanacheRepositoryBase<AuthenticityStep, UUID> {

    public Optional<AuthenticityStep> of(byte[] digest) {
        return find("digest", digest).firstResultOptional();
    }

    /** To which order a link leads, so that the order is locked before it. */
    public Optional<UUID> orderOf(byte[] digest) {
        return find("select orderId from AuthenticityStep where digest = ?1", digest)
                .project(UUID.class)
                .firstResultOptional();
    }

    public Optional<AuthenticityStep> locked(byte[] digest) {
        return find("digest", digest).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /**
     * At most one, by the key of the schema. For who has the order's lock, which every writer of its links takes first: a lock on a search by
     * state would wait for the open links of other orders, and theirs for this one's.
     */
    public Optional<AuthenticityStep> openOf(UUID order, PrincipalPart part) {
        return find("orderId = ?1 and part = ?2 and state = ?3", order, part, AuthenticityStep.State.OPEN)
                .firstResultOptional();
    }

    public List<AuthenticityStep> of(UUID order) {
        return list("orderId = ?1 order by id", order);
    }

    /** Of many orders by one statement. */
    public List<AuthenticityStep> of(Collection<UUID> orders) {
        return list("orderId in ?1", orders);
    }

    /** Some whose photograph is to go by then. */
    public List<AuthenticityStep> photosOverBy(Instant now, int limit) {
        return find("photoEndsAt <= ?1 order by photoEndsAt, id", now)
                .page(0, limit)
                .list();
    }

    /** Forgets links that were over before that moment and never led to an answer. How many that were. */
    public long forgetUnused(Instant before) {
        return delete(
                "state in ?1 and linkEndsAt < ?2 and result is null",
                List.of(AuthenticityStep.State.OPEN, AuthenticityStep.State.CLOSED),
                before);
    }
}
