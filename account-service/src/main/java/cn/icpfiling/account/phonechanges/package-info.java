/**
 * Gives an account another phone when its owner lost the phone and therefore the login.
 *
 * <p>The caller has no login. A code proves the new phone, a picture keeps programs out, and the quotas count by what the caller sent. The
 * caller gets a secret that opens the case. The account of the lost phone is found by the blind index before the answer, for every phone
 * alike; the answer contains nothing of it, and leaves with the same pace. The owner is told after two persons of the support granted the
 * case, and not before, so that a stranger cannot send SMS to any phone.
 *
 * <p>The grant ends the sessions of the account, because they may be a thief's. Then the waiting period of the rule runs (72 hours). The
 * account has two sides now, of which one is honest: a person with papers, and a person at the old phone. What only an owner has ends the
 * case: a password, an app or a recovery code that is older than the loss, or a mail that was proven before it ({@code OwnersProof}, the
 * link in the mail). The old phone alone, by a code or by the link in its SMS, takes the grant back once: two other persons grant it or any
 * two refuse it, who know both sides, and until then the account stays as it is. Before a grant a stop tells the support alone, because the
 * sessions of the account may be a thief's. A second grant is taken back by the phone no more, so a thief gains days only.
 *
 * <p>After the period {@code ChangeLostPhones} binds the new phone, ends all sessions,
 * deletes password, second factor and known devices (an app on the lost phone would lock the owner out), lets the mail be proven again,
 * and tells the old phone, the mail and the new phone. If the account has changed its phone meanwhile, or another account has the new
 * one, the case ends as FAILED and nothing changes.
 *
 * <p>An owner who keeps the phone and lost the app of the second factor with its recovery codes opens the same case and names the phone as
 * both, proved by the same code. After the same decisions and the same wait password, second factor, known devices and sessions end, and
 * the code to the phone signs in again.
 */
package cn.icpfiling.account.phonechanges;
