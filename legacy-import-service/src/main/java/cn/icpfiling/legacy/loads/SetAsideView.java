package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.SetAsideState;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.RowFault;
import cn.icpfiling.legacy.store.SetAsideTable.SetAside;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A row that was set aside, with masked values.
 *
 * @param filingId the stored filing that it names, or null
 * @param holdsFiling whether the filing is not handed over because of it
 */
record SetAsideView(
        UUID id,
        LoadKind kind,
        int file,
        long line,
        SetAsideState state,
        UUID filingId,
        boolean holdsFiling,
        List<RowFault> faults,
        Instant foundAt,
        Instant deleteAfter) {

    static SetAsideView of(SetAside row) {
        return new SetAsideView(
                row.id(),
                LoadKind.valueOf(row.kind()),
                row.file(),
                row.line(),
                row.state(),
                row.filing(),
                row.holds(),
                row.faults(),
                row.foundAt(),
                row.deleteAfter());
    }
}
