/**
 * Consumes the events of filing-service: submitted orders, and the filing records that fill the copy
 * {@code filed_domain}.
 *
 * <p>{@code filed_domain} holds each domain of each filed service, with the day it was filed and whether it is served,
 * its access is cancelled or it has ended. The copy follows {@code icp.filing.record.v1} (compacted; the newer state
 * wins), so a copy that starts today includes all earlier filings. To rebuild it, an operator deletes the tables and
 * the offsets of {@code verification-service.filed-domains}. The name of a subject is not copied: each look asks for it
 * ({@code GET /internal/subjects/{id}}).
 */
package cn.icpfiling.verification.intake;
