package cn.icpfiling.sandbox.oldplatform;

import java.util.ArrayList;
import java.util.List;

/** One row of a table; an empty text is a missing value. */
record Row(TableKind table, List<String> cells) {

    Row {
        if (cells.size() != table.columns().size()) {
            throw new IllegalArgumentException(table + " has " + table.columns().size() + " columns");
        }
    }

    String get(String column) {
        return cells.get(index(column));
    }

    Row with(String column, String value) {
        var changed = new ArrayList<>(cells);
        changed.set(index(column), value);
        return new Row(table, changed);
    }

    private int index(String column) {
        var index = table.columns().indexOf(column);
        if (index < 0) {
            throw new IllegalArgumentException(table + " has no column " + column);
        }
        return index;
    }

    @Override
    public String toString() {
        return "Row[" + table + "]";
    }
}
