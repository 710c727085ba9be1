package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.RowFault;
import cn.icpfiling.legacy.store.SetAsideTable.SetAside;
import java.time.Instant;
import java.util.List;

/** A row that was set aside, with masked values. */
record SetAsideView(LoadKind kind, int file, long line, List<RowFault> faults, Instant foundAt, Instant deleteAfter) {

    static SetAsideView of(SetAside row) {
        return new SetAsideView(
                LoadKind.valueOf(row.kind()), row.file(), row.line(), row.faults(), row.foundAt(), row.deleteAfter());
    }
}
