/**
 * Finds the account of a holder who lost it (ADR 0018).
 *
 * <p>A filed domain and a solved picture begin a recovery. The caller has a code sent to the phone of the filing's
 * principal and shows it, or opens a case for the support. The login name, which is the account's phone, is in no
 * answer: the account's own phone and mail are told, so the owner also learns of a stranger's attempt.
 *
 * <p>No answer that a caller waits for asks whether the domain is filed. Each recovery that wants a code gets one.
 * Once a second, never woken by a request, {@code SendRecoveryCodes} looks the domain up
 * ({@code /internal/filed-domains} of filing-service; for a domain that it does not know, {@code /internal/waiting-filings} of
 * legacy-import-service) and sends the code; for a domain that neither knows it sends none, and every guess is wrong. If one of them is
 * silent, the job tries again as long as the code is good. What
 * the service counts for a caller it counts by what the caller named, so that no count tells. It counts the
 * principal's phone in silence (five an hour, ten a day over all domains).
 *
 * <ul>
 *   <li>Begin: 20 an hour for an address, each with a solved picture.
 *   <li>Code: for a domain five an hour and ten a day, of these two an hour and four a day from one address, so that
 *       one stranger cannot use it up.
 *   <li>Proof: five tries a code, five minutes, one use, for this recovery alone (HMAC over its id). A recovery ends
 *       after 30 minutes.
 *   <li>Case: one a recovery, five a day for an address. Nothing is sent to the phone that it names before a member
 *       of staff answered.
 * </ul>
 *
 * <p>After the right code {@code next} says what to do: SIGN_IN; CLAIM or LEGACY_IMPORT when legacy-import-service
 * says that the filing waits there; CHECK_TYPE when that service is silent. A partner's customer, which has no
 * login, is told to turn to its partner (ASK_PARTNER), or to the support while that partner is suspended (ASK_SUPPORT); staff hold no
 * filings. A filing that waits on the old platform has no
 * account: its principal gets the code, and {@code next} is CLAIM or LEGACY_IMPORT alone. A filing that the old platform has and that was
 * not loaded has no phone here, so its domain is answered like an unknown one; its way is the support.
 *
 * <p>The support (role {@code support}) lists cases, sees the caller's data for a reason ({@code /reveals}, 60 an
 * hour, audited) and answers once. LOGIN_NAME_SENT tells the account's own phone and mail as above, and the caller
 * gets the outcome by SMS. Each case is a row of the queue of package {@code cases} too, with the same id: claimed and decided there
 * like every kind, under its rule. The answer here is another form of that decision. No answer here changes the phone of an account: a holder who lost that phone, too, opens a case of package
 * {@code phonechanges}.
 */
package cn.icpfiling.account.recovery;
