/** Papers of old filings that come later than their filing. */
package cn.icpfiling.legacy.core.latepapers;
