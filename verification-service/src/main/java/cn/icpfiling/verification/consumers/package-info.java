/**
 * Consumes the events of filing-service: submitted orders, and the records of which the copy {@code filed_domains} is
 * made.
 *
 * <p>{@code filed_domains} holds each domain of each filed service, with the day it was filed and whether it is
 * served, its access cancelled or ended; of a site that was filed elsewhere the earliest day; and whether papers stand in
 * for D1. The copy follows {@code icp.filing.record.v1} (compacted; the newer state
 * wins), so a copy that begins today has what was filed before. To build it anew, an operator deletes the tables and
 * the offsets of {@code verification-service.filed-domains}. The name of a subject is not copied: each round asks for
 * it ({@code GET /internal/subjects/{id}}).
 */
package cn.icpfiling.verification.consumers;
