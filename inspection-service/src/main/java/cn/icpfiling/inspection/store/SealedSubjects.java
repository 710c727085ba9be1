package cn.icpfiling.inspection.store;

import cn.icpfiling.platform.crypto.SealedColumn;
import cn.icpfiling.platform.crypto.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Declares all columns of this service with encrypted values. */
@ApplicationScoped
class SealedSubjects implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                SealedColumn.of("filed_subject", "subject_id", "certificate_number"),
                SealedColumn.of("filed_subject", "subject_id", "name"),
                SealedColumn.of("spot_check", "spot_check_id", "note"),
                SealedColumn.of("spot_check", "spot_check_id", "opinion"),
                SealedColumn.of("idempotency", "id", "sealed"));
    }
}
