/** The table of breaking and of compatible edits, and today's events and migrations against the last release. */
package cn.icpfiling.platform.testkit.release;
