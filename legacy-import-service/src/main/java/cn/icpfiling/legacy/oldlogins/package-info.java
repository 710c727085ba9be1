/**
 * The logins of the old platform: their password hashes, by scheme, and their check (docs/trade.md 3.11).
 *
 * <p>{@code PasswordScheme} names the schemes and the form of a stored hash. No policy of today applies to an old password. A hash
 * of the old platform is discarded when its password was used the first time. Passwords stand in no log, no error and no stored
 * answer.
 */
package cn.icpfiling.legacy.oldlogins;
