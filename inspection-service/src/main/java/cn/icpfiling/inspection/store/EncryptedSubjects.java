package cn.icpfiling.inspection.store;

import cn.icpfiling.platform.crypto.EncryptedColumn;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Declares all columns of this service with encrypted values. */
@ApplicationScoped
class EncryptedSubjects implements EncryptedColumns {

    @Override
    public List<EncryptedColumn> columns() {
        return List.of(
                EncryptedColumn.of("filed_subjects", "subject_id", "certificate_number"),
                EncryptedColumn.of("filed_subjects", "subject_id", "name"),
                EncryptedColumn.of("spot_checks", "spot_check_id", "note"),
                EncryptedColumn.of("spot_checks", "spot_check_id", "opinion"),
                EncryptedColumn.of("finding_statements", "statement_id", "words"),
                EncryptedColumn.of("page_evidence", "evidence_id", "content"),
                EncryptedColumn.of("operation_lines", "id", "entry"),
                EncryptedColumn.of("operation_lines", "id", "problem"),
                EncryptedColumn.of("idempotent_requests", "id", "encrypted_response"));
    }
}
