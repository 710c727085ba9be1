package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.Certificates;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.EncryptedColumn;
import cn.icpfiling.platform.crypto.IndexedColumn;
import cn.icpfiling.platform.crypto.IndexedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Declares all pairs of columns of this service with a blind index. */
@ApplicationScoped
class IndexedHolders implements IndexedColumns {
    private final BlindIndex index;

    IndexedHolders(BlindIndex index) {
        this.index = index;
    }

    @Override
    public List<IndexedColumn> pairs() {
        return List.of(new IndexedColumn(
                EncryptedColumn.of("filed_holders", "subject_id", "certificate_number"),
                "certificate_index",
                "certificate_type",
                (number, type) ->
                        index.of(Certificates.COLUMN, Certificates.normalized(Integer.parseInt(type), number))));
    }
}
