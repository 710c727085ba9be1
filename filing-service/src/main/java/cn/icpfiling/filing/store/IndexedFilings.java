package cn.icpfiling.filing.store;

import cn.icpfiling.platform.crypto.IndexedColumn;
import cn.icpfiling.platform.crypto.IndexedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The pairs of columns of this service that contain a blind index of the certificate in their row. */
@ApplicationScoped
class IndexedFilings implements IndexedColumns {
    private final EncryptedFilings encrypted;
    private final OrderContentRepository contents;

    IndexedFilings(EncryptedFilings encrypted, OrderContentRepository contents) {
        this.encrypted = encrypted;
        this.contents = contents;
    }

    @Override
    public List<IndexedColumn> pairs() {
        return encrypted.columns().stream()
                .filter(column -> column.column().equals("certificate_number"))
                .map(column -> new IndexedColumn(
                        column,
                        "certificate_index",
                        "certificate_type",
                        (number, type) -> contents.certificateIndex(Integer.parseInt(type), number)))
                .toList();
    }
}
