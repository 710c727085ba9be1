/**
 * Shows the events of one filing from all services, for support, auditors and administrators (ADR 0045).
 *
 * <p>{@code GET /api/v1/trace} finds the orders and records of a number, a domain or an order, asks each service for the
 * entries after the position where the page before left it, and merges the answers by time. A silent service is named in
 * the answer; its entries come when it answers again. The trace shows ids and codes only. Each read needs a reason and is
 * an entry of the audit ({@code TRACE.LOOK}), so the next one shows it.
 */
package cn.icpfiling.filing.trace;
