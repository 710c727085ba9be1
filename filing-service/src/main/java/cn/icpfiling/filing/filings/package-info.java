/**
 * Holds what is filed: registration on the authority's grant, the ends, the lists, and single subjects and services.
 *
 * <p>{@code GET /subjects/{id}} and {@code GET /services/{id}} show what stands on record, masked and with a tag. A
 * read runs without a transaction ({@code Reads} of platform-data, ADR 0027): find the row, let the access rule say
 * who may see it, then decrypt. A caller that polls an order with {@code If-None-Match} costs three columns of one
 * row. {@code ./icp bench read} measures it with a million filings.
 *
 * <p>One live subject a holder and a certificate, one filing a service number and one order or filed service a domain
 * are keys of the schema. The name of an organisation is public and shown; personal data is masked by the service
 * that owns it, which is this one.
 */
package cn.icpfiling.filing.filings;
