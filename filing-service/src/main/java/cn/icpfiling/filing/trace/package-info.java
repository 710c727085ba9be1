/**
 * Shows what happened to one filing, for support, auditors and administrators.
 *
 * <p>{@code GET /api/v1/trace} reads history, papers, verdict, settlements, batches, results and audit of the orders
 * and records to which a number, a domain or an order leads, merged by time. Each source is asked for what one page
 * holds and no more. The trace tells ids and codes alone. Each look is an entry of the audit ({@code TRACE.LOOK}), so
 * the next one shows it.
 */
package cn.icpfiling.filing.trace;
