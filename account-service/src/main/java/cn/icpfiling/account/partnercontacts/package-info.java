/**
 * The contact for the operation of a partner's programs, and what the partner is told.
 *
 * <p>A partner has at most one contact: name, mail and phone, encrypted and shown masked. A mail counts once a code to it was redeemed. The
 * phone is for the platform's operators and gets no messages.
 *
 * <p>{@link cn.icpfiling.account.partnercontacts.TellPartner} appends to the partner's event log what happens to its clients, and sends a mail
 * of what needs a person: a credential that expires, a token refused to an address, a webhook endpoint that was disabled. A message names
 * ids and no address, secret or person.
 */
package cn.icpfiling.account.partnercontacts;
