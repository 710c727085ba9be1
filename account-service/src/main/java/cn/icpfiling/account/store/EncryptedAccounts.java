package cn.icpfiling.account.store;

import cn.icpfiling.platform.crypto.EncryptedColumn;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Names the encrypted columns of this service. */
@ApplicationScoped
class EncryptedAccounts implements EncryptedColumns {

    @Override
    public List<EncryptedColumn> columns() {
        return List.of(
                EncryptedColumn.of("accounts", "id", "phone"),
                EncryptedColumn.of("accounts", "id", "mail"),
                EncryptedColumn.of("members", "id", "name"),
                EncryptedColumn.of("members", "id", "phone"),
                EncryptedColumn.of("sessions", "id", "address"),
                EncryptedColumn.of("staff_logins", "account_id", "name"),
                EncryptedColumn.of("staff_logins", "account_id", "mobile"),
                EncryptedColumn.of("staff_proposals", "id", "second_half"),
                EncryptedColumn.of("second_factors", "account_id", "secret"),
                EncryptedColumn.of("sign_in_challenges", "id", "new_secret"),
                EncryptedColumn.of("notices", "id", "recipient"),
                EncryptedColumn.of("notices", "id", "encrypted_values"),
                EncryptedColumn.of("kept_bounces", "id", "recipient"),
                EncryptedColumn.of("account_recoveries", "id", "encrypted_digits"),
                EncryptedColumn.of("recovery_cases", "id", "name"),
                EncryptedColumn.of("recovery_cases", "id", "phone"),
                EncryptedColumn.of("recovery_cases", "id", "message"),
                EncryptedColumn.of("filing_transfers", "id", "sponsor_name"),
                EncryptedColumn.of("filing_transfers", "id", "principal_name"),
                EncryptedColumn.of("support_cases", "id", "details"),
                EncryptedColumn.of("support_case_messages", "id", "text"),
                EncryptedColumn.of("webhook_endpoints", "id", "secret"),
                EncryptedColumn.of("webhook_endpoints", "id", "former_secret"),
                EncryptedColumn.of("client_credentials", "id", "last_used_address"),
                EncryptedColumn.of("client_scope_requests", "id", "reason"),
                EncryptedColumn.of("client_scope_requests", "id", "answer"),
                EncryptedColumn.of("partner_contacts", "partner_id", "name"),
                EncryptedColumn.of("partner_contacts", "partner_id", "mail"),
                EncryptedColumn.of("partner_contacts", "partner_id", "phone"),
                EncryptedColumn.of("signing_keys", "id", "private_key"),
                EncryptedColumn.of("idempotent_requests", "id", "encrypted_response"));
    }
}
