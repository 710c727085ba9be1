/**
 * Judges the second factor of staff, and of holders who enrolled one: a time-based code (RFC 6238, SHA-1, 30 s, six digits, as every app makes it;
 * java-otp, proved on the vectors of the RFC).
 *
 * <p>A password of staff opens nothing by itself: the answer is a challenge (202) that the second factor meets, in every
 * environment. A holder is challenged after the code to the phone or the password, once a second factor is enrolled.
 *
 * <ul>
 *   <li>The challenge: five minutes, five tries, one use, for this login and from this network address (IPv6: its
 *       /64). A try is counted before the comparison.
 *   <li>The code: each time step is taken once and none before it any more, with one step of clock difference either
 *       way, by the machine's clock. The lock of the row lets one of many at once in.
 *   <li>Enrolling: a member of staff without a second factor is offered a secret with the challenge, another one each
 *       time. Its first right code enrols it and returns ten recovery codes (80 bits, kept as HMAC, once each).
 *   <li>Guessing needs the password first. After thirty wrong codes of a login in a day only a recovery code opens:
 *       the chance of a hit is 30 × 3 / 10^6, and a thief of the password still locks no member of staff out.
 *   <li>Provided: the bootstrap file may bring the secret ({@code totp}), for machines that sign in (demo, tests).
 * </ul>
 *
 * <p>A signed-in person proves a code again to step up (ADR 0033): five wrong codes in 15 minutes pause that, and do not
 * count for the sign-in, so a thief of a session cannot rest it. A holder's enrolment has a challenge of its own, which
 * starts no session.
 *
 * <p>What is not prevented: a stranger who knows a fresh password can enrol before the owner does. The owner then
 * cannot enrol and tells an administrator. The reset, which another one confirms, gives the login a new password, too. A password that was
 * handed out and not used is worth nothing after some days.
 */
package cn.icpfiling.account.secondfactor;
