/**
 * Reads tables that people send as files: CSV ({@code CsvFile}) and XLSX ({@code XlsxFile}). The file is in memory, because
 * the character set of a CSV file is known only when all of it was read, and an XLSX file has its directory at the end.
 * A file on disk would hold names in clear. So the caller bounds the size of the file; {@code XlsxFile} bounds what it
 * inflates. Rows are read one after the other.
 *
 * <p>The XLSX reader is the parser for XML and the zip streams of the JDK. It takes text, numbers and the stored results of
 * formulas, and calculates nothing. DTDs are off.
 */
package cn.icpfiling.inspection.tabular;
