/**
 * Ends this provider's access to a service by order of its holder (docs/trade.md 3.6).
 *
 * <p>The holder brings the impact token, the filing password and a one-time code. The use case proceeds in this
 * order: it looks at state and token; the authority judges the password (five tries an hour and service,
 * {@code icp.authority.passwords-per-filing-and-hour}; a wrong one is 422 with
 * {@code icp.authority.password-recovery-page}, silence is 503); account-service spends the code; one transaction
 * under the locks of subject and service looks again, ends the access and writes audit and
 * {@code filing.record.access-cancelled}. The code is spent last, so a wrong password or a silent authority costs
 * none.
 *
 * <p>A partner's customer has no login, and so no phone that proves anything. Its partner says
 * {@code customerConfirmed}, which stands in the audit, and brings the password that only the subject was sent.
 *
 * <p>What stays: the number, the service number (used for ever) and the hold on the domain. The filing goes on at the
 * authority under the same subject, so no other subject gets the domain. A type check of that subject answers
 * ACCESS_FILING, and the order for it takes the service over again; its domains are not verified.
 *
 * <p>The authority is not told: the part of the enterprise interface that is known has no group for a cancelled
 * access. {@code access_ended_at}, {@code access_ended_by}, {@code access_ended_finding} and
 * {@code access_ended_reason} of {@code filed_services} keep what there will be to tell. The package
 * {@code deregistration} holds the end of access by the provider itself.
 */
package cn.icpfiling.filing.cancellation;
