/**
 * Consumes the events of other services and turns them into notices: {@code icp.filing.order.v1};
 * {@code icp.filing.record.v1} (a deregistration or an end of access that the holder did not ask for);
 * {@code icp.filing.offline.v1} (the end of a case); {@code icp.filing.status-inquiry.v1} (a member of staff
 * found out whether a subject is filed); {@code icp.legacy.v1} (a filing of the old platform came over);
 * {@code icp.inspection.finding.v1} (a fault that an inspection found;
 * filing-service names the contacts in the filing); {@code icp.filing.prefilled-order.v1} (a partner prepared an order, and
 * its holder gets the link; filing-service hands message and link over).
 *
 * <p>The event log is written by the handlers whose names end in {@code Events}, {@code icp.filing.partner-serving.v1} among
 * their topics: each change of a partner's serving list.
 *
 * <p>The group {@code domain-notices} of earlier releases told of unfit domains. Findings tell of the same faults, so no
 * consumer reads {@code icp.verification.verdict.v1} any more, and its group may be deleted. A new consumer of that topic
 * needs another purpose.
 */
package cn.icpfiling.account.consumers;
