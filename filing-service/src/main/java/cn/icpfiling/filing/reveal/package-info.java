/**
 * Reveals masked data, for a reason and with an entry of the audit (ADR 0014).
 *
 * <p>{@code POST /orders/{id}/reveals} reveals masked data of an order to an account other than the holder. A reviewer may use it while the order is under review, support for a case. It is refused to the holder and to an
 * account that acted on the order, and limited to 60 per hour and account ({@code icp.reveals.per-account-and-hour}).
 * Fields and reasons are closed lists. The entry of the audit is committed before the answer is sent, and the holder
 * reads it in {@code GET /orders/{id}/reveals}.
 *
 * <p>{@code POST /subjects/{id}/reveals} and {@code POST /services/{id}/reveals} reveal a filed record to the support, for a
 * case, under the same rules, list of fields and limit. A reviewer needs none of it: what they decide on is an order. The
 * holder reads those reveals in {@code GET /subjects/{id}/reveals} and {@code GET /services/{id}/reveals}, also after a
 * deregistration. Every reveal needs a fresh second factor ({@code FreshFactor}).
 *
 * <p>A reveal changes nothing, so it takes no {@code Idempotency-Key}: a stored answer would be a copy, and a second
 * request is a second reveal that is audited.
 *
 * <p>The one other answer with unmasked data is the confirmation of the package {@code submission}, for the holder who
 * checks an order before submitting it (docs/security.md).
 */
package cn.icpfiling.filing.reveal;
