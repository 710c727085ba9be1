package cn.icpfiling.account.store;

import cn.icpfiling.account.core.OneTimeCode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class OneTimeCodeRepository implements PanacheRepositoryBase<OneTimeCode, UUID> {

    /** Locks the row, so that the second of two tries sees the first one's result. */
    public Optional<OneTimeCode> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Deletes expired codes, as many as one transaction should. */
    public long forget(Instant expiredBefore) {
        return getEntityManager()
                .createNativeQuery("delete from one_time_codes where expires_at < ?1 order by expires_at limit 1000")
                .setParameter(1, expiredBefore)
                .executeUpdate();
    }
}
