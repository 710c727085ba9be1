/**
 * Judges passwords of staff and holders with Argon2id. An unknown login takes as long as a known one. Five failures of a
 * login from one address in 15 minutes stop it for that address, fifty stop the address as a whole; the login is never
 * stopped everywhere, or a stranger could lock a reviewer out. After a hundred failures in a day from all addresses it takes
 * a solved picture, for unknown logins too; so does each login from an IPv6 site (/48) after two hundred failures from there in 15 minutes.
 * A picture that let a right password in, or met SERVICE_BUSY, is given back to its address.
 * Few hashes are computed at once; a caller who finds no place within a second gets 503 SERVICE_BUSY, which does not count as a failure.
 *
 * <p>A new password of a holder is compared with the lists of {@link cn.icpfiling.platform.password}. Source, date and size of each
 * list are logged at start and shown by {@code GET /accounts/me/password}.
 */
package cn.icpfiling.account.passwords;
