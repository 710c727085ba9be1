package cn.icpfiling.account.store;

import cn.icpfiling.account.core.AccountRecovery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class AccountRecoveryRepository implements PanacheRepositoryBase<AccountRecovery, UUID> {

    public Optional<AccountRecovery> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Claims due recoveries for this replica until the lease ends; then they are due again. Each claim is one try. */
    public List<AccountRecovery> claim(Instant now, Instant leaseEnd, int most) {
        var due = getEntityManager()
                .createQuery("select r.id from AccountRecovery r where r.dueAt <= ?1 order by r.dueAt", UUID.class)
                .setParameter(1, now)
                .setMaxResults(most)
                .getResultList();
        var claim = getEntityManager()
                .createQuery("update versioned AccountRecovery r set r.attempts = r.attempts + 1, r.dueAt = :leaseEnd"
                        + " where r.id = :id and r.dueAt <= :now")
                .setParameter("leaseEnd", leaseEnd)
                .setParameter("now", now);
        var won = Claims.won(due, claim);
        return won.isEmpty() ? List.of() : list("id in ?1 order by id", won);
    }

    /** Deletes expired recoveries, as many as one transaction should. */
    public long forget(Instant expiredBefore) {
        return getEntityManager()
                .createNativeQuery(
                        "delete from account_recoveries where expires_at < ?1 order by expires_at limit 1000")
                .setParameter(1, expiredBefore)
                .executeUpdate();
    }
}
