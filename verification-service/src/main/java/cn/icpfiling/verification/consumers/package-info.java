/**
 * Consumes the events of filing-service: submitted orders, and the records of which the copy {@code filed_domains} is
 * made.
 *
 * <p>{@code filed_domains} holds each domain of each filed service, with the day it was filed and whether it is
 * served, its access cancelled or ended; of a site that was filed elsewhere the earliest day; and whether papers stand in
 * for D1. The copy follows {@code icp.filing.record.v1} (compacted; the newer state
 * wins), so a copy that begins today has what was filed before. The name of a subject is not copied: each round asks for
 * it ({@code GET /internal/subjects/{id}}). {@code filed_subjects} holds whose a subject is, by the ids of account and partner
 * alone (ADR 0064).
 *
 * <p>To build a copy anew, an operator ends the replicas, deletes its rows, those of its consumer in {@code inbox},
 * {@code inbox_positions} and {@code inbox_parked_events}, because an event that the inbox has seen has no effect again, and the group's
 * offsets. The consumers are {@code verification-service.filed-domains} and {@code verification-service.filed-subjects}.
 */
package cn.icpfiling.verification.consumers;
