/**
 * Shows the raw answers of sources by an act of its own (ADR 0014): to a reviewer, and about domains to an inspector,
 * for a reason, audited before the answer leaves, 60 an hour, never of the caller's own check or order.
 * {@code GET /api/v1/evidence?of=} finds evidence by check, look ({@code verificationId}) or order.
 */
package cn.icpfiling.verification.evidence;
