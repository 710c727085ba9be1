/**
 * Imports a filing of the old platform by its old login (journey J26, docs/trade.md 3.11).
 *
 * <p>{@code BeginImport} verifies login and password; an unknown login and a wrong password get one answer after the same work. Then
 * {@code ImportRules} judges the login (LI-4, LI-1, LI-6, LI-2), and filing-service is asked whether the account is free (LI-3). LI-6
 * opens a case at the support desk, which ends the unfinished order. The import is VERIFIED and shows the filing masked, for 30 minutes
 * of business time. {@code ConfirmImport} stores the confirmation and hands the filing over; without an answer of filing-service the
 * import stays CONFIRMED, and {@code FinishImports} goes on.
 *
 * <p>The database holds that a filing has one open import and an account one. A newer verification replaces a verified import, so a
 * holder who verified in the wrong account is not kept waiting; a confirmed one stays.
 */
package cn.icpfiling.legacy.imports;
