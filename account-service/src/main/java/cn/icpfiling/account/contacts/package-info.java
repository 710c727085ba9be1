/**
 * Changes the mail and the phone of an account, for its holder (J23).
 *
 * <p>A new contact counts once its holder has proven it by a code. Each code is bound to the account and to the contact,
 * so no pending change is stored: the request that proves a contact names it again.
 *
 * <ul>
 *   <li>Mail: a code goes to the new mail. Notices go to proven mails only. The holder proves a mail that was given at
 *       sign-up in the same way; until then the SMS are all that the account receives. A mail that was stored before proofs
 *       existed counts as proven until it changes: notices went there, also those that precede the end of an access, and
 *       an upgrade must not stop them. The contact of a partner's customer is the partner's responsibility and counts as
 *       proven.
 *   <li>Phone: a code to the old phone agrees to the new number, and only then a code goes to the new one. All other
 *       sessions end. Only the code to the new phone reveals whether another account has it (409 PHONE_TAKEN).
 * </ul>
 *
 * <p>The old phone and the old proven mail are told of each change. {@code account.contact-changed} is published without
 * the contact.
 */
package cn.icpfiling.account.contacts;
