package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.LegacyOrder;
import cn.icpfiling.legacy.core.imports.UnfinishedOrder;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Orders of the old platform. */
@ApplicationScoped
public class LegacyOrderRepository implements PanacheRepositoryBase<LegacyOrder, UUID> {
    private static final String OPEN = "unfinished = true and abandonedAt is null";

    /** What became of the orders that the old account left unfinished. */
    public UnfinishedOrder unfinished(UUID legacyAccount) {
        if (count("legacyAccountId = ?1 and " + OPEN, legacyAccount) > 0) {
            return UnfinishedOrder.OPEN;
        }
        return count("legacyAccountId = ?1 and abandonedAt is not null", legacyAccount) > 0
                ? UnfinishedOrder.ABANDONED
                : UnfinishedOrder.NONE;
    }

    /** Whether such an order is about this filing. */
    public boolean hasOpenOf(UUID filing) {
        return count("filingId = ?1 and " + OPEN, filing) > 0;
    }

    /** Returns the order, locked until the transaction ends. */
    public Optional<LegacyOrder> lockedById(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Returns the same orders of the account, locked until the transaction ends. */
    public List<LegacyOrder> lockedOpen(UUID legacyAccount) {
        return find("legacyAccountId = ?1 and " + OPEN + " order by id", legacyAccount)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
