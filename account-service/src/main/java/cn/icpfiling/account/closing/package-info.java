/**
 * Exports the data of an account to its holder, and closes the account (J23).
 *
 * <p>The export has account, sessions, notices, cases of the support and transfers, each bounded, and names the paths of
 * everything else.
 *
 * <p>An account is closed only if filing-service says that it holds neither a filing nor an open order, before and again
 * after the sessions have ended, and if legacy-import-service says as often that no filing of the old platform is on its way to it (a
 * confirmed import, a running hand-over); otherwise it is opened again. legacy-import-service in turn gives a closed account none. A
 * replica that dies in between leaves the rest to a job. It is not closed while a transfer or the claim of an old filing may still bring
 * it one. All sessions end at once, also those of members, and
 * the phone is free for another account. Once the closing is settled, memberships end, and password, second factor and webhook
 * endpoints are deleted. Phone, mail, notices, the event log and
 * origins of sessions stay for {@code icp.accounts.erase-after} (30 days), in which the support can answer a holder who
 * did not close it, and are then deleted. Before that both services are asked again: an account that came to hold a
 * filing while it was closed is kept and logged. Account id and audit stay.
 */
package cn.icpfiling.account.closing;
