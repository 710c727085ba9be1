/**
 * The password and the second factor that a holder may add to the codes to the phone (J23).
 *
 * <p>Both are optional. Setting or removing one needs a fresh factor, tells the phone and the proven mail, is audited,
 * and (for the password) ends the other sessions. A password has 10 to 128 characters, any, and is on no list of
 * breached passwords; no rules of composition and no expiry (NIST SP 800-63B). With a second factor enrolled each
 * sign-in needs it, by code and by password. A holder without the device uses a recovery code, or turns to the support.
 */
package cn.icpfiling.account.ownlogin;
