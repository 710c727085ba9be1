/**
 * Takes in the mails that come back. Each mail has an envelope sender of its own ({@code BounceAddresses}), so a bounce names
 * its notice by the address that it comes to, whatever its text. The mailbox behind the address must take details (RFC 5233)
 * and is read over IMAP. Only delivery status notifications count (RFC 3464). Status 5.1.x of an address that does not exist
 * ends the notices to the mail of the account; any other failure concerns the one notice. A failure of another recipient than the mail was
 * sent to says nothing about the address: the bounce is kept, and a person of the support assigns it to a notice or dismisses it with a
 * reason. At most ten thousand are open; each is deleted after ninety days.
 */
package cn.icpfiling.account.bounces;
