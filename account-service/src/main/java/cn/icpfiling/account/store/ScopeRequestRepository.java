package cn.icpfiling.account.store;

import cn.icpfiling.account.core.ScopeRequest;
import cn.icpfiling.account.core.ScopeRequestState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class ScopeRequestRepository implements PanacheRepositoryBase<ScopeRequest, UUID> {

    public Optional<ScopeRequest> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The requests of a partner, the oldest first. */
    public List<ScopeRequest> after(UUID partner, Optional<UUID> id, int most) {
        return id.map(last -> find("partner = ?1 and id > ?2 order by id", partner, last))
                .orElseGet(() -> find("partner = ?1 order by id", partner))
                .page(0, most)
                .list();
    }

    /** The requests of all partners in a state, the oldest first. */
    public List<ScopeRequest> after(ScopeRequestState state, Optional<UUID> id, int most) {
        return id.map(last -> find("state = ?1 and id > ?2 order by id", state, last))
                .orElseGet(() -> find("state = ?1 order by id", state))
                .page(0, most)
                .list();
    }

    /** The open request of a client. */
    public Optional<ScopeRequest> openOf(UUID client) {
        return find("openClient", client).firstResultOptional();
    }

    public List<ScopeRequest> expired(Instant now, int most) {
        return find("state = ?1 and expiresAt <= ?2 order by expiresAt", ScopeRequestState.OPEN, now)
                .page(0, most)
                .list();
    }

    /** Deletes requests that were decided before this time, as many as one transaction should. */
    public long forget(Instant decidedBefore) {
        return getEntityManager()
                .createNativeQuery(
                        "delete from client_scope_requests where decided_at < ?1 order by decided_at limit 1000")
                .setParameter(1, decidedBefore)
                .executeUpdate();
    }
}
