package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.authenticity.AuthenticityStep;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links by which principals show who they are, with their results. */
@ApplicationScoped
public class AuthenticityStepRepository implements PanacheRepositoryBase<AuthenticityStep, UUID> {

    public Optional<AuthenticityStep> of(byte[] digest) {
        return find("digest", digest).firstResultOptional();
    }

    /** Returns the order of a link, so that the order is locked before the link. */
    public Optional<UUID> orderOf(byte[] digest) {
        return find("select orderId from AuthenticityStep where digest = ?1", digest)
                .project(UUID.class)
                .firstResultOptional();
    }

    public Optional<AuthenticityStep> locked(byte[] digest) {
        return find("digest", digest).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /**
     * Returns at most one link, by the key of the schema. The caller holds the order's lock, which every writer of its
     * links takes first. A lock on a search by state would wait for the open links of other orders, and those
     * transactions for this one's.
     */
    public Optional<AuthenticityStep> openOf(UUID order, PrincipalPart part) {
        return find("orderId = ?1 and part = ?2 and state = ?3", order, part, AuthenticityStep.State.OPEN)
                .firstResultOptional();
    }

    public List<AuthenticityStep> of(UUID order) {
        return list("orderId = ?1 order by id", order);
    }

    /** Returns the links of many orders with one statement. */
    public List<AuthenticityStep> of(Collection<UUID> orders) {
        return list("orderId in ?1", orders);
    }

    /** Returns some links whose photograph must be deleted by then. */
    public List<AuthenticityStep> photosOverBy(Instant now, int limit) {
        return find("photoEndsAt <= ?1 order by photoEndsAt, id", now)
                .page(0, limit)
                .list();
    }

    /** Deletes links that ended before that moment without an answer; returns how many. */
    public long forgetUnused(Instant before) {
        return delete(
                "state in ?1 and linkEndsAt < ?2 and result is null",
                List.of(AuthenticityStep.State.OPEN, AuthenticityStep.State.CLOSED),
                before);
    }
}
