/**
 * Opens orders, stores the applicant's entries, and ends or withdraws an order.
 *
 * <p>The applicant's entries are stored encrypted, one value for each part (subject, service), because each part is
 * read as a whole only. {@code PATCH /orders/{id}/subject} and {@code PATCH /orders/{id}/service} are merge patches
 * (RFC 7396) on that entry, as strict in form as the PUT beside them. A caller that does not know a field leaves it
 * out. Every write with personal fields refuses a masked value with 422 and {@code MASKED_VALUE} ({@code MaskedValues}
 * of platform-core), so a masked value is never stored.
 *
 * <p>A change begins with the content on record. {@code PUT /orders/{id}/certificate} of a change gives a subject
 * another certificate (and nature). The order carries the new one, so the keys that allow a certificate one submitted order
 * and one live subject apply to it too. {@code PUT /orders/{id}/region} gives it another city and county. A change can be opened from a finding of an inspection ({@code FindingOfChange}):
 * the order shows the finding with the fields to correct, and its grant does not cure the finding.
 */
package cn.icpfiling.filing.drafting;
