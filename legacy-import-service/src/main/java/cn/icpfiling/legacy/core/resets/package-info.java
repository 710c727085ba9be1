/** Applications of holders who lost the old login: their table and their row. */
package cn.icpfiling.legacy.core.resets;
