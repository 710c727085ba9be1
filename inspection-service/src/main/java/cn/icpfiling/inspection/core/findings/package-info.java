/**
 * The finding of an inspection (docs/trade.md 3.3, 3.4): a fault of a filed subject or site, with its lifecycle, its
 * deadline in working days and the dated policies that it follows (ADR 0030).
 */
package cn.icpfiling.inspection.core.findings;
