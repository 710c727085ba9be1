/**
 * Hands a filing over to another account at once (docs/trade.md 3.9, ADR 0032). account-service leads the transfer: it asks
 * the source's phone and shows the target. This package is the hand-over and the facts before it, for that service alone
 * ({@code icp.transfers.callers}).
 *
 * <p>{@code POST /internal/subject-transfers} moves subject, services, service numbers, finished orders with their papers and
 * history, in one transaction. Locks: the row of the transfer, both accounts (the smaller id first), the subject. An account
 * that opens an order from a type check takes its own lock before the subject's ({@code OrderOpening}); every other order of a
 * holder is opened under the subject's lock. So of a transfer and an order that would exclude each other one is refused.
 *
 * <p>A transfer happens once for each {@code transferId}, for ever; a repeat gets the stored answer, be it a refusal: a caller that missed
 * the refusal has told its holder so, and must not see the filing move later. Access follows the rows:
 * each check compares the caller with the holder of the row, so the old holder gets 404 from the commit on. An answer that is
 * stored for an {@code Idempotency-Key} is checked again where the path does not name the filing ({@code DraftAnswers}).
 */
package cn.icpfiling.filing.transfers;
