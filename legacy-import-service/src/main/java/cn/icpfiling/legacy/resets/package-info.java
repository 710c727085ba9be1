/**
 * Gives a holder who lost the old login another one (journey J27, docs/trade.md 3.8).
 *
 * <p>An application names the filing, its certificate and the new mail, and confirms that the old login mail will be replaced. It opens a
 * case of kind LEGACY_PAPERS whether the filing is known or not; the support sees which (ADR 0018). A grant replaces mail and login,
 * deletes the old password, and ends imports that it verified. The old address is notified, and a link goes to the new one: 256 random
 * bits of which the database has the digest, once, for 24 hours of business time. The link sets a new password, to which today's policy
 * applies. A link that was lost or not used in time does not cost the case again: for a week after the grant the applicant has another one
 * sent, once an hour, while the login still has the new mail.
 */
package cn.icpfiling.legacy.resets;
