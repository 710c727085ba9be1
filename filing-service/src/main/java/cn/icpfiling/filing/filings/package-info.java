/**
 * Holds the filed records: registration on the authority's grant, the ends, the lists, and single subjects and
 * services.
 *
 * <p>{@code GET /subjects/{id}} and {@code GET /services/{id}} show the record, masked and with an ETag. A read runs
 * without a transaction ({@code Reads} of platform-data, ADR 0027): find the row, check the access rule, then decrypt.
 * A caller that polls an order with {@code If-None-Match} costs three columns of one row. {@code ./icp bench read}
 * measures it with a million filings.
 *
 * <p>Keys of the schema enforce one live subject for a holder and for a certificate, one filing for a service number,
 * and one order or filed service for a domain. The name of an organisation is public and shown; personal data is masked
 * by the service that owns it, which is this one.
 */
package cn.icpfiling.filing.filings;
