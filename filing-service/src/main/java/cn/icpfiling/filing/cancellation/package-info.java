/**
 * Ends this provider's access to a service at its holder's request (docs/trade.md 3.6).
 *
 * <p>The holder sends the impact token, a one-time code and, where the dated rule ENDING_GATE of the province asks for it,
 * the filing password. The use case proceeds in this order:
 * it checks state and token; the authority checks the password (five tries per hour and subject,
 * {@code icp.authority.passwords-per-filing-and-hour}; a wrong one is 422 with
 * {@code icp.authority.password-recovery-page}, silence is 503); account-service redeems the code; one transaction
 * under the locks of subject and service checks again, ends the access and writes audit and
 * {@code filing.record.access-cancelled}. The code is redeemed last, so a wrong password or a silent authority uses up
 * none. The redemption names the request, so a repeat with the same Idempotency-Key redeems the same code again.
 *
 * <p>A partner's customer has no login, and so no phone that proves anything. Its partner sends
 * {@code customerConfirmed}, which the audit records, and the password, which only the subject received.
 *
 * <p>What stays: the number, the service number (used for ever) and the hold on the domain. The filing continues at the
 * authority under the same subject, so no other subject gets the domain. A type check of that subject answers
 * ACCESS_FILING, and the order for it resumes the service; its domains are not verified.
 *
 * <p>The authority is not told: the part of the enterprise interface that is known has no group for a cancelled access.
 * The columns {@code access_ended_*} of {@code filed_services} keep the data for such a report. The package
 * {@code deregistration} has the end of access by the provider itself.
 */
package cn.icpfiling.filing.cancellation;
