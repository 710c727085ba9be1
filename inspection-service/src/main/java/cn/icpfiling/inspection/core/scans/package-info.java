/**
 * The scan for shell sites in plain Java: states of a scan, what one look at a domain found, the state of a domain over
 * scans, and the rule that tells a shell site (docs/trade.md 3.4, ADR 0031).
 */
package cn.icpfiling.inspection.core.scans;
