/**
 * Runs the work of a request once per {@code Idempotency-Key} (ADR 0009).
 *
 * <p>A resource makes an {@code IdempotentRequest} of sender, operation, key and payload with {@code IdempotentRequests}.
 * {@code IdempotencyService.perform(request, work)} runs the work in one new transaction that also writes the
 * {@code StoredResponse}, or returns the stored one. {@code StoredResponse.toResponse()} is the HTTP response. After a
 * kill between commit and response the sender repeats the request and receives the original; nothing is done twice, on
 * any number of replicas.
 *
 * <ul>
 *   <li>Same key and payload: the first response, byte for byte, marked as replayed.
 *   <li>Same key, another payload: 422 IDEMPOTENCY_KEY_REUSED.
 *   <li>Same key while the first request still runs: 409 IDEMPOTENCY_KEY_IN_USE with {@code Retry-After}.
 *   <li>The work refuses: rolled back and nothing stored, so the key is free.
 *   <li>The key of another sender, or at another operation, is another key.
 *   <li>The database dies meanwhile, even during the commit: 503 SERVICE_UNAVAILABLE ({@code DatabaseDiagnosis}, as
 *       for any request). The same key then gets the first response if it was committed, else it has its effect now.
 * </ul>
 *
 * <p>A use case that calls other services before its transaction looks with {@code idempotency.earlier(request)} first.
 * What belongs to the payload of every request of a service is a bean of type {@code CommonPayload}. The id of the row is
 * a digest; the response and the digest of the payload are encrypted. Responses are kept for
 * {@code icp.idempotency.keep} (30 days) and deleted by a job every {@code icp.idempotency.tidy}. Metric:
 * {@code icp_idempotency_replayed_total}.
 */
package cn.icpfiling.platform.idempotency;
