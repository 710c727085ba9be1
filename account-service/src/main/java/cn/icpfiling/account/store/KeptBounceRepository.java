package cn.icpfiling.account.store;

import cn.icpfiling.account.core.KeptBounce;
import cn.icpfiling.account.core.KeptBounceState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class KeptBounceRepository implements PanacheRepositoryBase<KeptBounce, UUID> {

    public Optional<KeptBounce> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public boolean exists(UUID notice, byte[] recipientHash) {
        return count("notice = ?1 and recipientHash = ?2", notice, recipientHash) > 0;
    }

    public long open() {
        return count("state", KeptBounceState.OPEN);
    }

    /** Returns one page of the bounces in a state, the oldest first; after null means from the oldest. */
    public List<KeptBounce> after(KeptBounceState state, UUID after, int most) {
        return find("state = ?1 and (?2 is null or id > ?2) order by id", state, after)
                .page(0, most)
                .list();
    }

    /** Deletes the bounces that came before the instant, decided or not, as many as one transaction should. */
    public long forget(Instant receivedBefore) {
        return getEntityManager()
                .createNativeQuery("delete from kept_bounces where received_at < ?1 order by received_at limit 1000")
                .setParameter(1, receivedBefore)
                .executeUpdate();
    }
}
