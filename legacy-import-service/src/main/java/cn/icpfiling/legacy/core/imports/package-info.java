/** Imports by the old login: their table, their rules, their row. */
package cn.icpfiling.legacy.core.imports;
