/**
 * Lists as CSV, for spreadsheets: UTF-8 with a byte order mark, a header, and no cell that a spreadsheet would calculate. A
 * response has at most {@code CsvExport.MOST_ROWS} rows; the header Link leads to the next ones, so a file always says
 * whether it is complete.
 */
package cn.icpfiling.inspection.export;
