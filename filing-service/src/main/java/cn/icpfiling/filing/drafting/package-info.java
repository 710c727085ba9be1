/**
 * Opens orders, takes what an applicant enters, and ends or withdraws an order.
 *
 * <p>What the applicant enters is stored encrypted, one value a part (subject, service), because it is only ever read
 * as a whole. {@code PATCH /orders/{id}/subject} and {@code PATCH /orders/{id}/service} are merge patches (RFC 7396)
 * on that entry, as strict in form as the PUT beside them. A caller that does not know a field leaves it out. Every
 * write with personal fields refuses a masked value with 422 and {@code MASKED_VALUE} ({@code MaskedValues} of
 * platform-core), so a masked value is never stored.
 *
 * <p>A change begins with what stands on record. {@code PUT /orders/{id}/certificate} of a change gives a subject
 * another certificate (and nature). The order carries the new one, so the keys that let one certificate be in one
 * open order and of one live subject hold for it, too.
 */
package cn.icpfiling.filing.drafting;
