package cn.icpfiling.account.store;

import cn.icpfiling.account.core.RecoveryCase;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class RecoveryCaseRepository implements PanacheRepositoryBase<RecoveryCase, UUID> {

    public Optional<RecoveryCase> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Oldest first, answered or not; after null means from the first. */
    public List<RecoveryCase> page(boolean answered, UUID after, int most) {
        var state = answered ? "answeredAt is not null" : "answeredAt is null";
        return find(state + " and (?1 is null or id > ?1) order by id", after)
                .page(0, most)
                .list();
    }

    /** Deletes answered cases, as many as one transaction should. */
    public long forget(Instant answeredBefore) {
        return getEntityManager()
                .createNativeQuery("delete from recovery_cases where answered_at < ?1 order by answered_at limit 1000")
                .setParameter(1, answeredBefore)
                .executeUpdate();
    }
}
