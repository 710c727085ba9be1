package cn.icpfiling.account.store;

import cn.icpfiling.account.core.AccountRecovery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

@ApplicationScoped
public class AccountRecoveryRepository implements PanacheRepositoryBase<AccountRecovery, UUID> {

    public Optional<AccountRecovery> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks the due rows and skips those that another replica has locked. Recoveries need no order. */
    public List<AccountRecovery> due(Instant now, int most) {
        return getEntityManager()
                .createQuery("from AccountRecovery r where r.dueAt <= ?1 order by r.dueAt", AccountRecovery.class)
                .setParameter(1, now)
                .setMaxResults(most)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .getResultList();
    }

    public long forget(Instant expiredBefore) {
        return delete("expiresAt < ?1", expiredBefore);
    }
}
