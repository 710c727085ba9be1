/**
 * Judges a submitted order and tells the verdict.
 *
 * <p>{@code filing.order.submitted} and {@code filing.order.resubmitted} of an order that goes to a reviewer start
 * it: fetch the facts of the order ({@code GET /internal/orders/{id}/verification-facts}), look, and settle verdict,
 * evidence and {@code verification.order.judged} in one transaction, bound to order and submission. The lists are
 * those of the day of submission. A verdict on an older submission than the one that was judged last is dropped.
 *
 * <p>What is UNKNOWN is looked at again after 30 s, 1 min, 2 min … 6 h, 24 looks in all, about four days
 * ({@code icp.verification.retry.*}, {@code RetryPlan}; machine clock, durable, one replica at a time by lease), and
 * on the legal day that D3 named. It is told again only when the result changes. The verdict after the last look says
 * so ({@code lastLook}) and is told in any case: what is UNKNOWN then is for a reviewer. A reviewer can ask for one
 * more look ({@code filing.order.verification-asked}), which is also told in any case. An order that was returned,
 * approved, rejected, withdrawn, abandoned or has expired is left alone.
 */
package cn.icpfiling.verification.judgement;
