package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.crypto.EncryptedColumn;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Declares all columns of this service with encrypted values. */
@ApplicationScoped
class EncryptedLegacy implements EncryptedColumns {

    @Override
    public List<EncryptedColumn> columns() {
        return List.of(
                EncryptedColumn.of("filed_holders", "subject_id", "certificate_number"),
                EncryptedColumn.of("filed_holders", "subject_id", "name"),
                EncryptedColumn.of("legacy_accounts", "id", "login"),
                EncryptedColumn.of("legacy_accounts", "id", "mail"),
                EncryptedColumn.of("legacy_accounts", "id", "password_hash"),
                EncryptedColumn.of("legacy_filings", "id", "certificate_number"),
                EncryptedColumn.of("legacy_filings", "id", "content"),
                EncryptedColumn.of("legacy_filings", "id", "sum_key"),
                EncryptedColumn.of("legacy_mailbox_resets", "id", "certificate_number"),
                EncryptedColumn.of("legacy_mailbox_resets", "id", "new_mail"),
                EncryptedColumn.of("legacy_mailbox_resets", "id", "old_mail"),
                EncryptedColumn.of("legacy_sites", "id", "content"),
                EncryptedColumn.of("legacy_set_aside_rows", "id", "content"),
                EncryptedColumn.ofFiles("legacy_load_parts", "id", "bytes"),
                EncryptedColumn.of("operation_lines", "id", "entry"),
                EncryptedColumn.of("operation_lines", "id", "problem"),
                EncryptedColumn.of("idempotent_requests", "id", "encrypted_response"));
    }
}
