package cn.icpfiling.platform.testkit.crypto;

import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.IndexedColumn;
import cn.icpfiling.platform.crypto.IndexedColumns;
import cn.icpfiling.platform.crypto.SealedColumn;
import cn.icpfiling.platform.crypto.SealedColumns;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Names the sealed and the indexed columns of the probe, but forgets {@code hidden} and {@code hidden_index}. */
@ApplicationScoped
class ProbePeople implements SealedColumns, IndexedColumns {
    private static final SealedColumn NUMBER = SealedColumn.of("probe_people", "id", "number");

    private final BlindIndex index;

    ProbePeople(BlindIndex index) {
        this.index = index;
    }

    static BlindValue index(BlindIndex index, String kind, String number) {
        return index.of("probe", kind + ":" + number);
    }

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                NUMBER,
                SealedColumn.ofFiles("probe_people", "id", "paper"),
                SealedColumn.of("idempotency", "id", "sealed"));
    }

    @Override
    public List<IndexedColumn> pairs() {
        return List.of(new IndexedColumn(NUMBER, "number_index", "kind", (number, kind) -> index(index, kind, number)));
    }
}
