/**
 * Shows the raw answers of sources by a separate act (ADR 0014). A reviewer may see all answers, an inspector those
 * about domains. Each reveal needs a reason and is audited before the answer leaves. The limit is 60 an hour. The
 * caller's own check or order is excluded. {@code GET /api/v1/evidence?of=} finds evidence by check, round
 * ({@code verificationId}) or order.
 */
package cn.icpfiling.verification.evidence;
