/**
 * Gives an account another phone when its owner lost the phone and therefore the login.
 *
 * <p>The caller has no login. A code proves the new phone, a picture keeps programs out, and the quotas count by what the caller sent. The
 * caller gets a secret that opens the case. The account of the lost phone is found by the blind index before the answer, for every phone
 * alike; the answer contains nothing of it, and leaves with the same pace. The owner is told after two persons of the support granted the
 * case, and not before, so that a stranger cannot send SMS to any phone.
 *
 * <p>Then the waiting period of the rule runs (72 hours). The owner stops the case by signing in with the old phone ({@code
 * /own-cases/{id}/stop}) or by the link in the notice. After it {@code ChangeLostPhones} binds the new phone, ends all sessions,
 * deletes password, second factor and known devices (an app on the lost phone would lock the owner out), lets the mail be proven again,
 * and tells the old phone, the mail and the new phone. If the account has changed its phone meanwhile, or another account has the new
 * one, the case ends as FAILED and nothing changes.
 *
 * <p>An owner who keeps the phone and lost the app of the second factor with its recovery codes opens the same case and names the phone as
 * both, proved by the same code. After the same decisions and the same wait password, second factor, known devices and sessions end, and
 * the code to the phone signs in again.
 */
package cn.icpfiling.account.phonechanges;
