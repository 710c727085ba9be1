/**
 * Tells which domains the provider's edge may serve (ADR 0028).
 *
 * <p>{@code GET /api/v1/serving-list} lists which domains may be served, from when and why (SERVE: APPROVED; STOP:
 * ACCESS_CANCELLED, DEREGISTERED, DOMAIN_REMOVED, LEFT_PARTNER). With {@code since=<version>} and the version's {@code mark} it lists the
 * changes; another mark tells that a restore undid that version (ADR 0068). A partner has a
 * list of its customers' domains with versions of its own. An administrator and {@code /internal/serving-list} read the
 * whole list. {@code icp.filing.serving.v1} publishes each change of the whole list, {@code icp.filing.partner-serving.v1} each
 * change of a partner's list, which account-service logs for the partner (ADR 0063).
 *
 * <p>Code that changes a filing records it in the same transaction, after {@code services.flush()}:
 * {@code ServingList.serve(service, at)} after a grant, {@code stop(service, reason, at)} after an end,
 * {@code stop(service, domains, …)} for some of its domains,
 * {@code changePartner(service, before, at)} after a transfer, which changes the lists of the partners alone. Telling the same twice is no change; a service whose
 * access has ended is never served. {@code ServingListVersioner}, in the replica that holds the lease {@code serving-list} and
 * woken after the commit, turns this into versions, entries, changes and events.
 *
 * <ul>
 *   <li>{@code icp.serving-list.poll}, {@code icp.serving-list.keep}, {@code icp.serving-list.tidy}: how often a
 *       replica polls (500 ms), how long changes are kept (30 days), how often older ones are deleted (1 h).
 *   <li>{@code icp_filing_serving_unversioned} and {@code icp_filing_serving_unversioned_seconds}: the changes that
 *       wait for a version, and for how long. More than a few seconds mean that edges serve by an old list.
 * </ul>
 *
 * <p>Two facts of the trade do not stop a domain yet. One is a completed filing whose domain fails a later
 * verification: no service reports it here. The other is a domain that the authority bars afterwards: it is stored as a
 * keyed hash that only the type check uses. Each needs one more reason and one call.
 */
package cn.icpfiling.filing.serving;
