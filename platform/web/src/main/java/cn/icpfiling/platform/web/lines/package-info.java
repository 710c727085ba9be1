/**
 * Reads requests of many lines (NDJSON): {@code RequestLines} takes one line after the other from the body,
 * {@code LineReader} reads it as strictly as the framework reads a request, and names its faults by the same codes.
 * {@code Problems.describe} words a refusal of a line like the refusal of a request. The service has the texts of
 * {@code TOO_MANY_LINES}, {@code LINE_TOO_LONG} and {@code LINE_UNREADABLE}: they say what a line is.
 */
package cn.icpfiling.platform.web.lines;
