package cn.icpfiling.platform.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * A table that holds events. The statement labels its columns: {@code at}, {@code place}, {@code what},
 * {@code object_id}, and where the table knows them {@code role}, {@code account}, {@code partner}, {@code client},
 * {@code reason} (a code) and {@code d_name} for a detail. Evidence and link may contain labels in braces.
 *
 * @param select the statement without its condition
 * @param where which rows
 * @param steps the prefix of the audited acts that name each row by object and detail {@code sequence}, whose trace ids
 *     the entries get; null if there are none
 */
public record HistoryTable(
        String kind, String select, Where where, String evidence, String link, String steps, Reasons reasons) {

    /**
     * Rows of these keys.
     *
     * @param column compared with the keys
     * @param at the time of the event; rows without one are no event
     * @param place distinguishes rows of the same time, in capital hexadecimal digits
     * @param kinds of the keys
     */
    public record Where(String column, String at, String place, List<String> kinds) {

        public static Where of(String column, String at, String place, String... kinds) {
            return new Where(column, at, place, List.of(kinds));
        }
    }

    /** Reads the reasons of a row. */
    @FunctionalInterface
    public interface Reasons {
        List<HistoryReason> of(ResultSet row) throws SQLException;
    }

    public static HistoryTable of(String kind, String select, Where where) {
        return new HistoryTable(kind, select, where, null, null, null, HistoryTable::reason);
    }

    public HistoryTable evidence(String template) {
        return new HistoryTable(kind, select, where, template, link, steps, reasons);
    }

    public HistoryTable link(String template) {
        return new HistoryTable(kind, select, where, evidence, template, steps, reasons);
    }

    public HistoryTable steps(String prefix) {
        return new HistoryTable(kind, select, where, evidence, link, prefix, reasons);
    }

    public HistoryTable reasons(Reasons reader) {
        return new HistoryTable(kind, select, where, evidence, link, steps, reader);
    }

    /** Later entries, or those of the same moment at a place that was not shown. A row without a time is no entry. */
    public String bounded(int keys) {
        return select + " WHERE " + where.column() + " IN (" + String.join(", ", Collections.nCopies(keys, "?"))
                + ") AND (" + where.at() + " > ? OR (" + where.at() + " = ? AND " + where.place() + " > ?)) ORDER BY "
                + where.at() + ", " + where.place() + " LIMIT ?";
    }

    /** The column {@code reason}, if the statement has one. */
    private static List<HistoryReason> reason(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            if ("reason".equals(columns.getColumnLabel(i))) {
                var code = row.getString(i);
                return code == null ? List.of() : List.of(HistoryReason.of(code));
            }
        }
        return List.of();
    }
}
