/**
 * Reads and judges the files of the old platform, without database and network: bytes become rows, rows become fields,
 * and each fault has a line, a column and a code. Damaged, cut or hostile files end with a told fault; no reader holds
 * more than one row. {@code docs/load-format.md} of this module is the format.
 */
package cn.icpfiling.legacy.rows;
