package cn.icpfiling.platform.testkit.crypto;

import cn.icpfiling.platform.crypto.SealedColumn;
import cn.icpfiling.platform.crypto.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Names the sealed columns of the probe, but forgets {@code hidden}. */
@ApplicationScoped
class ProbePeople implements SealedColumns {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                SealedColumn.of("probe_people", "id", "number"),
                SealedColumn.ofFiles("probe_people", "id", "paper"),
                SealedColumn.of("idempotency", "id", "sealed"));
    }
}
