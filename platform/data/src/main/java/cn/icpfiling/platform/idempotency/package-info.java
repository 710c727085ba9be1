/**
 * Runs the work of a request once per {@code Idempotency-Key} (ADR 0009).
 *
 * <p>An {@code Attempt} is sender, operation, key and payload. {@code Once.perform(attempt, work)} runs the work in
 * one new transaction that also writes the answer, or gives the kept answer. So after a kill between commit and
 * answer the sender asks again and hears the original; nothing is done twice, on any number of replicas.
 *
 * <ul>
 *   <li>Same key and payload: the first answer, byte for byte, marked as replayed.
 *   <li>Same key, another payload: 422 IDEMPOTENCY_KEY_REUSED.
 *   <li>Same key while the first request still runs: 409 IDEMPOTENCY_KEY_IN_USE with {@code Retry-After}.
 *   <li>The work refuses: rolled back and nothing kept, so the key is free.
 *   <li>The key of another sender, or at another operation, is another key.
 *   <li>The database dies meanwhile, even during the commit: 503 SERVICE_UNAVAILABLE ({@code DatabaseDiagnosis}, as
 *       for any request). The same key then gets the first answer if it was committed, else it has its effect now.
 * </ul>
 *
 * <p>A use case that asks others before its transaction looks with {@code once.earlier(attempt)} first. The id of the
 * row is a digest; the answer and the digest of the payload are encrypted. Answers are kept for
 * {@code icp.idempotency.keep} (30 days) and deleted by a job every {@code icp.idempotency.tidy}. Metric:
 * {@code icp_idempotency_replayed_total}.
 */
package cn.icpfiling.platform.idempotency;
