/**
 * Shows the events of one filing, for support, auditors and administrators.
 *
 * <p>{@code GET /api/v1/trace} reads history, materials, verdict, settlements, batches, results and audit of the orders
 * and records of a number, a domain or an order, merged by time. Each source returns at most one page. The trace shows
 * ids and codes only. Each read is an entry of the audit ({@code TRACE.LOOK}), so the next one shows it.
 */
package cn.icpfiling.filing.trace;
