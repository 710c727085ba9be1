package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.crypto.SealedColumn;
import cn.icpfiling.platform.crypto.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Declares all columns of this service with encrypted values. */
@ApplicationScoped
class SealedHolders implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                SealedColumn.of("filed_holder", "subject_id", "certificate_number"),
                SealedColumn.of("filed_holder", "subject_id", "name"));
    }
}
