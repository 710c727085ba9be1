/**
 * Opens the audit of this service to auditors at {@code /api/v1/audit/account/}. {@code AuditedAccountsApiTest} joins
 * accounts, staff, sessions, codes and clients with their entries.
 *
 * <p>The entries, with their object:
 *
 * <ul>
 *   <li>{@code ACCOUNT.OPEN}, {@code ACCOUNT.CHANGE_CONTACT} (account): opened by phone; opened, and its contact
 *       changed, by its partner.
 *   <li>{@code SESSION.START} (session; on refusal the account, or the pseudonym of an unknown login): every sign-in,
 *       also with a wrong password.
 *   <li>{@code SESSION.END} (session): SIGNED_OUT, TOKEN_REUSED, PASSWORD_CHANGED.
 *   <li>{@code CODE.REDEEM} (code): every try that was judged, right or not.
 *   <li>{@code STAFF.ADD}, {@code STAFF.CHANGE} and the other acts on staff (account): by an administrator, or by the
 *       client {@code bootstrap-file} when the file said so and something changed. {@code STAFF.PROPOSE},
 *       {@code STAFF.CONFIRM}, {@code STAFF.WITHDRAW}, {@code STAFF.EXPIRE} (account): with the kind of the proposal and
 *       who proposed it; a new login is proposed by {@code STAFF.ADD}. {@code STAFF.SET_PASSWORD} (account): by the member.
 *   <li>{@code CLIENT.ADD}, {@code CLIENT.CHANGE_SECRET} (pseudonym of the client's name): the same file, for
 *       services.
 *   <li>{@code PARTNER.ADD}, {@code PARTNER.SUSPEND}, {@code PARTNER.RESUME} (partner).
 *   <li>{@code CLIENT.ADD}, {@code CLIENT.TERMINATE} (client, with its partner); {@code CREDENTIAL.ADD},
 *       {@code CREDENTIAL.REVOKE} (credential, with its client).
 *   <li>{@code TOKEN.ISSUE} (pseudonym of a service's name; a partner's client with the credential; the pseudonym of
 *       an unknown client id): every token that was issued or refused. All are kept and not a sample, since each
 *       process asks once in ten minutes. A partner's refusal names the {@code fault}.
 *   <li>{@code RECOVERY.BEGIN}, {@code RECOVERY.WANT_CODE}, {@code RECOVERY.SEND_CODE}, {@code RECOVERY.PROVE}
 *       (recovery): sent, or why not (NOT_FILED_HERE, NO_PHONE, QUOTA_SPENT, FILING_UNKNOWN); proved, with the
 *       account.
 *   <li>{@code ACCOUNT.END_SESSIONS} (account): by an administrator; each session that ended has an entry of its own.
 *   <li>{@code ACCOUNT.TELL_LOGIN_NAME} (account): its own phone and mail were told.
 *   <li>{@code RECOVERY_CASE.OPEN}, {@code RECOVERY_CASE.ANSWER}, {@code DATA.REVEAL} (case): with the outcome, or
 *       the reason.
 * </ul>
 *
 * <p>Three things leave no entry: a refresh (it is no login), a try that was not judged because the login rests or
 * the code is over (the tries before it are in the audit), and a code id that was never issued.
 */
package cn.icpfiling.account.audit;
