/**
 * Performs a step of an order and shows orders.
 *
 * <p><b>Steps.</b> A step writes state, history, domains, audit and event in the transaction of its caller. Code that
 * changes an order locks it first and goes through this package; no other code touches state, history or topic. This
 * service masks personal data in its own answers; no gateway or client does it later.
 *
 * <p><b>Order of checks.</b> Every write is judged in this order: 401, 403 or 404, 400 or 415, the kept answer of the
 * same key, 428 or 412, 409 by the state, 422 by the rules. A use case says so itself: it requires access, then
 * performs the idempotent request, and inside it compares the version that the caller saw, performs the step and asks the
 * rules.
 *
 * <p><b>Keys and tags</b> (ADR 0009). POSTs that create or act (orders, service numbers, submission, decision,
 * withdrawal, abandonment) need an {@code Idempotency-Key}; answer and effect are one transaction. Type checks and
 * prechecks need none. Every change of an order needs {@code If-Match}. The tag is the version of the order and the
 * language of the answer; only the version counts for {@code If-Match}. Materials are part of the order: an upload
 * needs the order's tag and returns the next one. Every change of an order's view changes its row: an edit sets
 * {@code changedAt}, so version and representation change together. A client that waits for a verdict or the authority
 * reads the order again before its next change.
 */
package cn.icpfiling.filing.progress;
