/**
 * Opens, refreshes and ends the sessions of people.
 *
 * <p>Access tokens are JWT, RS256, ten minutes; every service checks them itself (ADR 0006). Refresh tokens are 256
 * random bits, kept as SHA-256, 30 days, one use. When a used one comes back:
 *
 * <ul>
 *   <li>within 10 s and with its successor unused, the answer was lost on the way: the caller gets a new pair, and
 *       the earlier successor is void for ever;
 *   <li>at any other time, or when a void successor is shown, one of the two holders is a thief: the whole session
 *       ends with 401 REFRESH_TOKEN_REUSED.
 * </ul>
 *
 * <p>So no two chains of one session live on together. A session ends after 180 days at the latest; one of staff
 * after 12 hours, or when it is not refreshed for 30 minutes. Its owner sees the open ones (program, browser, half of
 * the address) and ends them; an administrator ends those of staff. The refresh token of an ended session is dead at
 * once. Its access tokens are refused within seconds, because gateway and services ask
 * {@code /internal/ended-sessions} every five seconds.
 *
 * <p>A session knows the methods that its owner has proven ({@code amr}) and when a second factor or one-time code was
 * last proven ({@code auth_time}); its access tokens say so, refreshed ones too (ADR 0033).
 */
package cn.icpfiling.account.sessions;
