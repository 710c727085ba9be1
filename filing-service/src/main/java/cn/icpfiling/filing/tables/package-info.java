/**
 * Reads the shipped rule data: code tables, rule texts, reasons, and the rules of provinces. Each file names its
 * source.
 */
package cn.icpfiling.filing.tables;
