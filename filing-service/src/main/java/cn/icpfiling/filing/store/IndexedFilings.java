package cn.icpfiling.filing.store;

import cn.icpfiling.platform.crypto.IndexedColumn;
import cn.icpfiling.platform.crypto.IndexedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The pairs of columns of this service that contain a blind index of the certificate in their row. */
@ApplicationScoped
class IndexedFilings implements IndexedColumns {
    private final SealedFilings sealed;
    private final OrderContents contents;

    IndexedFilings(SealedFilings sealed, OrderContents contents) {
        this.sealed = sealed;
        this.contents = contents;
    }

    @Override
    public List<IndexedColumn> pairs() {
        return sealed.columns().stream()
                .filter(column -> column.column().equals("certificate_number"))
                .map(column -> new IndexedColumn(
                        column,
                        "certificate_index",
                        "certificate_type",
                        (number, type) -> contents.certificateIndex(Integer.parseInt(type), number)))
                .toList();
    }
}
