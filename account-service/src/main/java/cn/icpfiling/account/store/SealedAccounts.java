package cn.icpfiling.account.store;

import cn.icpfiling.platform.crypto.SealedColumn;
import cn.icpfiling.platform.crypto.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Names the encrypted columns of this service. */
@ApplicationScoped
class SealedAccounts implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                SealedColumn.of("account", "id", "phone"),
                SealedColumn.of("account", "id", "mail"),
                SealedColumn.of("session", "id", "address"),
                SealedColumn.of("staff_login", "account_id", "name"),
                SealedColumn.of("staff_login", "account_id", "mobile"),
                SealedColumn.of("second_factor", "account_id", "secret"),
                SealedColumn.of("sign_in_challenge", "id", "new_secret"),
                SealedColumn.of("notice", "id", "recipient"),
                SealedColumn.of("notice", "id", "sealed_values"),
                SealedColumn.of("account_recovery", "id", "sealed_digits"),
                SealedColumn.of("recovery_case", "id", "name"),
                SealedColumn.of("recovery_case", "id", "phone"),
                SealedColumn.of("recovery_case", "id", "message"),
                SealedColumn.of("signing_key", "id", "private_key"),
                SealedColumn.of("idempotency", "id", "sealed"));
    }
}
