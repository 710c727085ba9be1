package cn.icpfiling.account.store;

import cn.icpfiling.account.core.OneTimeCode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class OneTimeCodes implements PanacheRepositoryBase<OneTimeCode, UUID> {

    /** Locked, so that of two tries at once the second sees what the first did. */
    public Optional<OneTimeCode> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public long forget(Instant expiredBefore) {
        return delete("expiresAt < ?1", expiredBefore);
    }
}
