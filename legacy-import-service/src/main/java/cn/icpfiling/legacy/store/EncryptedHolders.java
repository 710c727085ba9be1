package cn.icpfiling.legacy.store;

import cn.icpfiling.platform.crypto.EncryptedColumn;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Declares all columns of this service with encrypted values. */
@ApplicationScoped
class EncryptedHolders implements EncryptedColumns {

    @Override
    public List<EncryptedColumn> columns() {
        return List.of(
                EncryptedColumn.of("filed_holders", "subject_id", "certificate_number"),
                EncryptedColumn.of("filed_holders", "subject_id", "name"));
    }
}
