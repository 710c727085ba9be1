package cn.icpfiling.verification.store;

import cn.icpfiling.platform.crypto.EncryptedColumn;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All columns of this service that hold encrypted values. */
@ApplicationScoped
class EncryptedEvidence implements EncryptedColumns {

    @Override
    public List<EncryptedColumn> columns() {
        return List.of(
                EncryptedColumn.of("evidence", "id", "raw"),
                EncryptedColumn.of("domain_verifications", "id", "holder_name"),
                EncryptedColumn.of("domain_verifications", "id", "certificate_number"),
                EncryptedColumn.of("operation_lines", "id", "entry"),
                EncryptedColumn.of("operation_lines", "id", "problem"),
                EncryptedColumn.of("idempotent_requests", "id", "encrypted_response"));
    }
}
