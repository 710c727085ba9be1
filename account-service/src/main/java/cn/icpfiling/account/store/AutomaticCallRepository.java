package cn.icpfiling.account.store;

import cn.icpfiling.account.core.AutomaticCall;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class AutomaticCallRepository implements PanacheRepositoryBase<AutomaticCall, UUID> {

    public Optional<AutomaticCall> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Deletes calls of before, as many as one transaction should. */
    public long forget(Instant madeBefore) {
        return getEntityManager()
                .createNativeQuery("delete from automatic_calls where made_at < ?1 order by made_at limit 1000")
                .setParameter(1, madeBefore)
                .executeUpdate();
    }
}
