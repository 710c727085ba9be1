package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.imports.OrderAbandonment;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Questions whether an old order is abandoned. */
@ApplicationScoped
public class OrderAbandonmentRepository implements PanacheRepositoryBase<OrderAbandonment, UUID> {

    public Optional<OrderAbandonment> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public boolean isAsked(UUID order) {
        return count("openOrder", order) > 0;
    }

    /** Claims questions that are due; no other replica gets them before the lease ends. */
    public List<UUID> claim(Instant now, Instant leaseEnd, int most) {
        var due =
                find("state = ?1 and dueAt <= ?2 order by dueAt", OrderAbandonment.State.ASKED, now)
                        .page(0, most)
                        .stream()
                        .map(OrderAbandonment::id)
                        .sorted()
                        .toList();
        return due.stream()
                .filter(id -> update("dueAt = ?1 where id = ?2 and dueAt <= ?3", leaseEnd, id, now) == 1)
                .toList();
    }

    /** Deletes those that ended before the instant, those first that ended first. */
    public int deleteEndedBefore(Instant before, int most) {
        return getEntityManager()
                .createNativeQuery("delete from legacy_abandonments where ended_at < ?1 order by ended_at limit ?2")
                .setParameter(1, before)
                .setParameter(2, most)
                .executeUpdate();
    }
}
