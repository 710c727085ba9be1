/**
 * Judges an order (precheck), shows its confirmation, and submits it.
 *
 * <p>Precheck and submission gather facts outside any transaction, then ask the rules of {@code core.rules}. The
 * confirmation shows its holder the order in clear before it is submitted
 * ({@code icp.confirmations.per-account-and-hour}, audit CONFIRMATION.SHOW, docs/security.md). An order is submitted
 * only when no rule refuses it, its papers are there and scanned, and its principals have proved who they are.
 */
package cn.icpfiling.filing.submission;
