/**
 * Shows masked data in clear, for a reason and with an entry of the audit (ADR 0014).
 *
 * <p>{@code POST /orders/{id}/reveals} is the one act that shows masked data to an account other than the holder: to
 * a reviewer while the order is under review, to the support for a case. It is refused to the holder and to an
 * account that acted on the order, and limited to 60 an hour and account ({@code icp.reveals.per-account-and-hour}).
 * Fields and reasons are closed lists. The entry of the audit is committed before the answer leaves, and the holder
 * reads it in {@code GET /orders/{id}/reveals}.
 *
 * <p>A reveal changes nothing, so it takes no {@code Idempotency-Key}: a kept answer would be a copy, and a second
 * request is a second look that is audited.
 *
 * <p>The one other answer in clear is the confirmation of the package {@code submission}, for the holder who
 * proof-reads an order before submitting it (docs/security.md).
 */
package cn.icpfiling.filing.reveal;
