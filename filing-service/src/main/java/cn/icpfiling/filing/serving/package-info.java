/**
 * Tells which domains the provider's edge may serve (ADR 0019).
 *
 * <p>{@code GET /api/v1/serving-list} says which domains may be served, from when and why (SERVE: APPROVED; STOP:
 * ACCESS_CANCELLED, DEREGISTERED, DOMAIN_REMOVED); with {@code since=<version>} it says what changed. A partner has a
 * list of its customers' domains with versions of its own. An administrator and {@code /internal/serving-list} read
 * the whole list. {@code icp.filing.serving.v1} tells each change.
 *
 * <p>Code that changes what is filed tells it in the same transaction, after {@code services.flush()}:
 * {@code ServingList.serve(service, at)} after a grant, {@code stop(service, reason, at)} after an end,
 * {@code stop(service, domains, …)} for some of its domains. Telling the same twice is no change; a service whose
 * access has ended is never served. {@code ServingSealer}, one at a time and woken after the commit, turns this into
 * versions, entries, changes and events.
 *
 * <ul>
 *   <li>{@code icp.serving-list.poll}, {@code icp.serving-list.keep}, {@code icp.serving-list.tidy}: how often a
 *       replica looks by itself (500 ms), how long changes are kept (30 days), how often older ones are deleted (1
 *       h).
 *   <li>{@code icp_filing_serving_unsealed} and {@code icp_filing_serving_unsealed_seconds}: what waits for a
 *       version, and for how long. More than seconds means that edges serve by an old list.
 * </ul>
 *
 * <p>Two facts of the trade do not stop a domain yet: a completed filing whose domain fails a later verification (no
 * service says so here), and a domain that the authority bars afterwards (kept as a keyed hash, which the type check
 * alone asks). Each is one more reason and one call.
 */
package cn.icpfiling.filing.serving;
