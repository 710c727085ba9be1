/**
 * Maps entities to tables and keeps what must always hold as keys of the schema.
 *
 * <p>Keys hold: one open order a holder and a subject, one live subject a holder and a certificate, one order or
 * filed service a domain, five numbers an instance, one filing a service number, and that no number is given twice.
 *
 * <p><b>Domains.</b> A domain is held by one order or one filed service ({@code domain_holds}, keyed by the domain).
 * An order takes its domains when it is submitted. So of two orders for one domain the first submitted goes on; the
 * other is answered 409 DOMAIN_CONFLICT, which does not say who holds the domain. An order holds its domains while
 * the provider or the authority has it. One that comes back to its applicant (withdrawn, returned, rejected) releases
 * them, because domains can be edited there, and an applicant who cannot prove a domain must not keep it from its
 * owner for 45 days. The grant hands them to the service. Orders that were submitted before this table existed hold
 * the domain of their type check alone.
 *
 * <p><b>Encryption.</b> Names, ID numbers, phones and addresses are encrypted, one value a part of the order; what is
 * looked up has a blind index; papers are encrypted files under {@code icp.files.dir}. An organisation's name is
 * public and shown. {@code SealedFilings} names the encrypted columns, {@code IndexedFilings} the blind indexes.
 */
package cn.icpfiling.filing.store;
