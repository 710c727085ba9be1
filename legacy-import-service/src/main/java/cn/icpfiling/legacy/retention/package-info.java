/** Deletes what ended long ago. */
package cn.icpfiling.legacy.retention;
