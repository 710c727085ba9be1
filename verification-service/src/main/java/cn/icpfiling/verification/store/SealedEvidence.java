package cn.icpfiling.verification.store;

import cn.icpfiling.platform.crypto.SealedColumn;
import cn.icpfiling.platform.crypto.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All columns of this service that hold encrypted values. */
@ApplicationScoped
class SealedEvidence implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                SealedColumn.of("evidence", "id", "raw"),
                SealedColumn.of("domain_verification", "id", "holder_name"),
                SealedColumn.of("domain_verification", "id", "certificate_number"),
                SealedColumn.of("domain_operation_lines", "id", "entry"),
                SealedColumn.of("domain_operation_lines", "id", "problem"),
                SealedColumn.of("idempotency", "id", "sealed"));
    }
}
