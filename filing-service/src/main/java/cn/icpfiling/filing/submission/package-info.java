/**
 * Checks an order (precheck), shows its confirmation, and submits it.
 *
 * <p>Precheck and submission gather facts, then run the rules of {@code core.rules}; other services are queried outside
 * any transaction. The confirmation shows its holder the unmasked order before it is submitted
 * ({@code icp.confirmations.per-account-and-hour}, audit CONFIRMATION.SHOW, docs/security.md). An order is submitted
 * only if no rule refuses it, its materials are complete and scanned, and its principals have shown who they are.
 */
package cn.icpfiling.filing.submission;
