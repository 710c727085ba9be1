/**
 * Reveals masked data, for a reason and with an entry of the audit (ADR 0014).
 *
 * <p>{@code POST /orders/{id}/reveals} is the one act that reveals masked data to an account other than the holder. A
 * reviewer may use it while the order is under review, support for a case. It is refused to the holder and to an
 * account that acted on the order, and limited to 60 per hour and account ({@code icp.reveals.per-account-and-hour}).
 * Fields and reasons are closed lists. The entry of the audit is committed before the answer is sent, and the holder
 * reads it in {@code GET /orders/{id}/reveals}.
 *
 * <p>A reveal changes nothing, so it takes no {@code Idempotency-Key}: a stored answer would be a copy, and a second
 * request is a second reveal that is audited.
 *
 * <p>The one other answer with unmasked data is the confirmation of the package {@code submission}, for the holder who
 * checks an order before submitting it (docs/security.md).
 */
package cn.icpfiling.filing.reveal;
