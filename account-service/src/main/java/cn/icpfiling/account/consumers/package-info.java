/**
 * Consumes the events of other services and turns them into notices: {@code icp.filing.order.v1};
 * {@code icp.filing.record.v1} (a deregistration or an end of access that the holder did not ask for);
 * {@code icp.filing.offline.v1} (the end of a case); {@code icp.verification.verdict.v1} (a filed domain that is
 * unfit; filing-service names the holder of its subject).
 */
package cn.icpfiling.account.consumers;
