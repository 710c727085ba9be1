/** The old platform, as the sandbox plays it: its filings, its holders, and loads of its exports. */
package cn.icpfiling.systemtests.legacy;
