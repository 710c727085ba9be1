package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.rows.FaultCode;
import cn.icpfiling.legacy.rows.LoadKind;
import cn.icpfiling.legacy.rows.RawRow;
import cn.icpfiling.legacy.rows.ShownObject;
import cn.icpfiling.legacy.store.SetAsideTable.Revealed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Set-aside rows that one answer shows, and the objects that they show data of, each once.
 *
 * @param isCut whether rows are left for the next answer, because each object is an audit entry
 */
record ShownRows(List<Revealed> rows, Set<ShownObject> objects, boolean isCut) {

    /** Returns the first rows that show at most so many objects; the first row is always among them. */
    static ShownRows of(LoadKind kind, List<Revealed> rows, int mostObjects) {
        var objects = new LinkedHashSet<ShownObject>();
        for (var at = 0; at < rows.size(); at++) {
            var shown = shown(kind, rows.get(at));
            if (at > 0 && objects.size() >= mostObjects && shown.isPresent() && !objects.contains(shown.get())) {
                return new ShownRows(rows.subList(0, at), objects, true);
            }
            shown.ifPresent(objects::add);
        }
        return new ShownRows(rows, objects, false);
    }

    private static Optional<ShownObject> shown(LoadKind kind, Revealed revealed) {
        var row = revealed.row();
        var malformed = row.faults().stream().anyMatch(fault -> fault.code() == FaultCode.ROW_MALFORMED);
        var raw = new RawRow(
                row.line(), revealed.values().toArray(String[]::new), malformed ? FaultCode.ROW_MALFORMED : null);
        return ShownObject.of(kind, raw);
    }
}
