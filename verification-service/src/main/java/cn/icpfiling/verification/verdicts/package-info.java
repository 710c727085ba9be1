/**
 * Judges a submitted order and publishes the verdict.
 *
 * <p>{@code filing.order.submitted} and {@code filing.order.resubmitted} of an order that goes to a reviewer start a
 * judgement. The service fetches the facts of the order ({@code GET /internal/orders/{id}/verification-facts}) and
 * verifies. It stores verdict, evidence and {@code verification.order.judged} in one transaction, bound to order and
 * submission. The lists are those of the day of submission. A verdict on an older submission than the last one judged
 * is dropped.
 *
 * <p>An UNKNOWN result is looked at again after 30 s, 1 min, 2 min … 6 h, 24 rounds in all, about four days
 * ({@code icp.verification.retry.*}, {@code RetryPlan}; machine clock, durable, one replica at a time by lease), and on
 * the legal day that D3 named. The verdict is published again only when the result changes. The verdict after the last
 * round says so ({@code finalRound}) and is always published: results that are still UNKNOWN go to a reviewer. A reviewer
 * can ask for one more round ({@code filing.order.verification-asked}), whose verdict is also always published. An order
 * that was returned, approved, rejected, withdrawn, abandoned or has expired gets no more rounds.
 */
package cn.icpfiling.verification.verdicts;
