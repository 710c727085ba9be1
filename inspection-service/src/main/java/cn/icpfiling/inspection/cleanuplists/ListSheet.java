package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.cleanuplists.CleanUpKind;
import cn.icpfiling.inspection.tables.CleanUpColumns;
import cn.icpfiling.inspection.tables.CleanUpColumns.Column;
import cn.icpfiling.inspection.tabular.CsvFile;
import cn.icpfiling.inspection.tabular.SheetRow;
import cn.icpfiling.inspection.tabular.TabularFile;
import cn.icpfiling.inspection.tabular.XlsxFile;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The sheet of a file that has the list: the first one whose head names what a list of the kind needs. */
final class ListSheet {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final int MOST_ROWS = 20_000;

    /** Titles and notes stand above the header. */
    private static final int ROWS_OF_HEAD = 20;

    private static final Set<Column> OF_SUBJECTS = Set.of(Column.SUBJECT_NUMBER, Column.NUMBER, Column.SERVICE_NUMBER);

    private final TabularFile file;
    private final int sheet;
    private final SheetRow header;
    private final Map<Column, List<Integer>> columns;

    private ListSheet(TabularFile file, int sheet, SheetRow header, Map<Column, List<Integer>> columns) {
        this.file = file;
        this.sheet = sheet;
        this.header = header;
        this.columns = columns;
    }

    /** @param request says what the file is */
    static ListSheet of(byte[] content, LoadRequest request) {
        var file = request.mediaType().equals(XLSX) ? XlsxFile.of(content) : CsvFile.of(content, request.charset());
        for (var sheet = 0; sheet < file.sheets(); sheet++) {
            var found = new ListSheet[1];
            var at = sheet;
            file.read(sheet, row -> {
                CleanUpColumns.bundled()
                        .header(row.cells())
                        .filter(columns -> suffices(columns, request.kind()))
                        .ifPresent(columns -> found[0] = new ListSheet(file, at, row, columns));
                return found[0] == null && row.line() < ROWS_OF_HEAD;
            });
            if (found[0] != null) {
                return found[0];
            }
        }
        throw refused("", CleanUpFault.LIST_HEADER_MISSING);
    }

    private static boolean suffices(Map<Column, List<Integer>> columns, CleanUpKind kind) {
        return switch (kind) {
            case SHELL_SITE -> true;
            case EMPTY_SUBJECT -> columns.keySet().stream().anyMatch(OF_SUBJECTS::contains);
        };
    }

    /** Reads the rows below the header that are not blank. Refuses a list without rows, and one with too many. */
    void rows(Consumer<SheetRow> each) {
        var count = new int[1];
        file.read(sheet, row -> {
            if (row.line() > header.line() && !row.isBlank()) {
                if (++count[0] > MOST_ROWS) {
                    throw refused("/lines/" + row.line(), CleanUpFault.LIST_TOO_LONG, MOST_ROWS);
                }
                each.accept(row);
            }
            return true;
        });
        if (count[0] == 0) {
            throw refused("", CleanUpFault.LIST_WITHOUT_ROWS);
        }
    }

    /** The positions of the columns of a kind, from 0; none if the header has no such column. */
    List<Integer> positions(Column column) {
        return columns.getOrDefault(column, List.of());
    }

    /** The header of a column as it is written. */
    String name(int position) {
        return header.cell(position);
    }

    private static ProblemException refused(String pointer, CleanUpFault fault, Object... args) {
        return ProblemException.invalid(Violation.of(pointer, fault.name(), null, args));
    }
}
