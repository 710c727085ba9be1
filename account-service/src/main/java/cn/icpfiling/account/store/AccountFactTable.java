package cn.icpfiling.account.store;

import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Numbers the events that are published about an account. The version of the account stays as it is: its tag is for those who change the
 * account, and a case that another person opens or ends changes nothing of it.
 */
@ApplicationScoped
public class AccountFactTable {

    private final Sql sql;

    AccountFactTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Returns the sequence of the next event about the account; empty if there is no such account. The row stays locked until the
     * transaction ends, so two events never have one number.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Integer> next(UUID account) {
        return sql.update("UPDATE accounts SET facts = facts + 1 WHERE id = ?", account) == 0
                ? Optional.empty()
                : sql.first(row -> row.getInt(1), "SELECT facts FROM accounts WHERE id = ?", account);
    }
}
