package cn.icpfiling.platform.testkit.crypto;

import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.EncryptedColumn;
import cn.icpfiling.platform.crypto.EncryptedColumns;
import cn.icpfiling.platform.crypto.IndexedColumn;
import cn.icpfiling.platform.crypto.IndexedColumns;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Names the encrypted and the indexed columns of the probe, but forgets {@code hidden} and {@code hidden_index}. */
@ApplicationScoped
class ProbePeople implements EncryptedColumns, IndexedColumns {
    private static final EncryptedColumn NUMBER = EncryptedColumn.of("probe_people", "id", "number");

    private final BlindIndex index;

    ProbePeople(BlindIndex index) {
        this.index = index;
    }

    static BlindValue index(BlindIndex index, String kind, String number) {
        return index.of("probe", kind + ":" + number);
    }

    @Override
    public List<EncryptedColumn> columns() {
        return List.of(
                NUMBER,
                EncryptedColumn.ofFiles("probe_people", "id", "paper"),
                EncryptedColumn.of("operation_lines", "id", "entry"),
                EncryptedColumn.of("operation_lines", "id", "problem"),
                EncryptedColumn.of("idempotent_requests", "id", "encrypted_response"));
    }

    @Override
    public List<IndexedColumn> pairs() {
        return List.of(new IndexedColumn(NUMBER, "number_index", "kind", (number, kind) -> index(index, kind, number)));
    }
}
