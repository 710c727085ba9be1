/**
 * Judges passwords of staff and holders with Argon2id. An unknown login takes as long as a known one. Five failures of a
 * login from one address in 15 minutes stop it for that address, fifty stop the address as a whole; the login is never
 * stopped everywhere, or a stranger could lock a reviewer out.
 *
 * <p>A new password of a holder is compared with lists of passwords that attackers try first ({@code
 * BreachedPasswords}). Our own list is small. An operator can download a list in the format of Have I Been Pwned's range
 * files and name its folder in {@code icp.passwords.breach-list}; we may not pass such lists on. Source, date and size of
 * each list are logged at start and shown by {@code GET /accounts/me/password}.
 */
package cn.icpfiling.account.passwords;
