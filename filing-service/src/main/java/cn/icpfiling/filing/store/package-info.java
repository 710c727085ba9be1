/**
 * Maps entities to tables. Keys of the schema enforce what must always be true.
 *
 * <p>The keys enforce one open order for each holder, one submitted order for each certificate, and one live subject for each holder and
 * each certificate. They also enforce one order or filed service for each domain, five numbers for each instance, and one
 * filing for each service number. No number is given twice.
 *
 * <p><b>Domains.</b> A domain is held by one order or one filed service ({@code domain_holds}, keyed by the domain). An
 * order takes its domains when it is submitted. So of two orders for one domain the first submitted continues. The
 * other gets 409 DOMAIN_CONFLICT, which does not say who holds the domain. An order holds its domains while the
 * provider or the authority has it. One that comes back to its applicant (withdrawn, returned, rejected) releases them,
 * because domains can be edited there. An applicant who cannot prove a domain must not keep it from its owner for 45
 * days. The grant hands them to the service. Orders that were submitted before this table existed hold the domain of
 * their type check only.
 *
 * <p><b>Certificates.</b> An order holds its certificate as long as its domains, and a draft holds neither: it proves nothing, so it must not
 * keep the true sponsor out (ADR 0054).
 *
 * <p><b>Materials.</b> {@code MaterialRepository} alone writes the materials' table. What an order shows of its materials
 * is also in its row ({@code OrderPapersTable}, ADR 0040), so that one row shows an order.
 *
 * <p><b>Locks.</b> A writer takes the lock of an account ({@code HolderLockTable}, of two the smaller id first) before that of a
 * certificate ({@code CertificateLockTable}), that of a certificate before that of a subject, and that of a subject before those of its
 * services. A submission and the change of a certificate hold their order's lock first; a writer who holds a certificate's lock never takes the lock
 * of an order that exists.
 *
 * <p><b>Encryption.</b> Names, ID numbers, phones and addresses are encrypted, one value for each part of the order.
 * Values for look-ups have a blind index. Materials are encrypted files under {@code icp.files.dir}. An organisation's
 * name is public and shown. {@code EncryptedFilings} names the encrypted columns, {@code IndexedFilings} the blind
 * indexes.
 */
package cn.icpfiling.filing.store;
