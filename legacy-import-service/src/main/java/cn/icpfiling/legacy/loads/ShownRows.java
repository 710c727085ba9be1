package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.rows.FaultCode;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.RawRow;
import cn.icpfiling.legacy.rows.ShownObject;
import cn.icpfiling.legacy.store.SetAsideTable.Revealed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Set-aside rows that one answer shows, and the objects that they show data of, each once. */
final class ShownRows {
    private final LoadKind kind;
    private final int mostObjects;
    private final List<Revealed> rows = new ArrayList<>();
    private final Set<ShownObject> objects = new LinkedHashSet<>();

    /** @param mostObjects after so many the answer ends, because each is an audit entry */
    ShownRows(LoadKind kind, int mostObjects) {
        this.kind = kind;
        this.mostObjects = mostObjects;
    }

    /** Adds a row, and returns whether the answer may show another one. What the next row names is not known before it is decrypted. */
    boolean add(Revealed revealed) {
        rows.add(revealed);
        shown(revealed).ifPresent(objects::add);
        return objects.size() < mostObjects;
    }

    List<Revealed> rows() {
        return Collections.unmodifiableList(rows);
    }

    Set<ShownObject> objects() {
        return Collections.unmodifiableSet(objects);
    }

    private Optional<ShownObject> shown(Revealed revealed) {
        var row = revealed.row();
        var malformed = row.faults().stream().anyMatch(fault -> fault.code() == FaultCode.ROW_MALFORMED);
        var raw = new RawRow(
                row.line(), revealed.values().toArray(String[]::new), malformed ? FaultCode.ROW_MALFORMED : null);
        return ShownObject.of(kind, raw);
    }
}
