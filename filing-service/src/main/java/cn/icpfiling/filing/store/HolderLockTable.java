package cn.icpfiling.filing.store;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;

/**
 * The locks of accounts. An account that opens its first order has no other row that a transfer to it could lock. A writer
 * takes the locks of accounts before the lock of a subject.
 */
@ApplicationScoped
public class HolderLockTable {

    /** As the database orders them. */
    private static final Comparator<UUID> AS_BYTES = Comparator.comparing(UUID::toString);

    private final Sql sql;

    HolderLockTable(Sql sql) {
        this.sql = sql;
    }

    /** Locks the account until the end of the caller's transaction. The statement locks a row that exists, as an update does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(UUID account) {
        sql.update(
                "INSERT INTO holder_locks (account) VALUES (?) ON DUPLICATE KEY UPDATE account = VALUES(account)",
                account);
    }

    /** Locks the accounts, the smallest id first, so that two callers do not wait for each other. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(Collection<UUID> accounts) {
        accounts.stream().sorted(AS_BYTES).forEach(this::lock);
    }
}
