/**
 * Orders that a partner prepares and the holder finishes (ADR 0035).
 *
 * <p><b>Preparation.</b> A partner sends what a type check asks for, what is known of subject and service, and the mobile
 * of the holder, whom the platform may not know. Faults of the form refuse the request, all at once. Gaps and broken rules
 * of the content do not: the answer lists them in {@code faults}. The content is one encrypted value, masked in each
 * answer. It expires after {@code icp.prefill.life} (30 days of the business clock).
 *
 * <p><b>The link.</b> {@code filing.prefilled-order.prepared} and {@code resent} on {@code icp.filing.prefilled-order.v1}
 * carry the number of a message and no contact. account-service fetches phone, mail and link of just that message at
 * {@code /internal/prefilled-orders/{id}/messages}; with that the state is SENT. The secret has 256 bits. It is computed
 * from id and number under the key of keyed hashes, so a repeated event gets the same link, and the database has its
 * digest alone. A new message replaces the link before it.
 *
 * <p><b>Behind the link.</b> The holder of the link needs no token to look ({@code OPENED}) and to decline. They see the
 * partner's name, the domain and masked data. To accept they sign in, with any account of their own. The ordinary type
 * check runs for that account, then one transaction opens an ordinary draft by {@code DraftOrder}, enters the content and
 * forgets it here. All refusals of a draft apply with their own codes, and the link stays good. Authenticity, declaration
 * and papers are left to the holder. Links that lead nowhere are 404, whatever the reason, after the same time.
 *
 * <p><b>What the partner learns.</b> The state alone, also by events: ACCEPTED, then COMPLETED or ENDED with the holder's
 * order ({@code TellEndOfOrder}). It has no access to the order, and no event names it. The order shows the partner in
 * {@code preparedBy}.
 *
 * <p><b>Limits.</b> A phone, and a mail address, gets {@code icp.prefill.messages-per-contact-and-day} (3) messages over all
 * partners. A partner prepares {@code icp.prefill.per-partner-and-hour} (600) and has one open offer to a phone. The holder of
 * the link can block the partner's further offers to phone and mail ({@code prefill_blocks}).
 *
 * <p><b>What is forgotten.</b> The step that ends an offer deletes content and phone in its own transaction. Offers that
 * ended without an acceptance are deleted as a whole {@code icp.prefill.kept-for} (180 days) after their end.
 */
package cn.icpfiling.filing.prefill;
