package cn.icpfiling.inspection.tabular;

import java.util.List;

/**
 * A row of a sheet.
 *
 * @param line the line of a CSV file where the row begins, or the row of an XLSX sheet, from 1
 * @param cells stripped; an empty one is ""
 */
public record SheetRow(int line, List<String> cells) {

    public SheetRow {
        cells = List.copyOf(cells);
    }

    public boolean isBlank() {
        return cells.stream().allMatch(String::isEmpty);
    }

    /** Returns the cell at the position from 0; "" beyond the last one. */
    public String cell(int position) {
        return position < cells.size() ? cells.get(position) : "";
    }

    /** The cells may name people. */
    @Override
    public String toString() {
        return "SheetRow[" + line + "]";
    }
}
