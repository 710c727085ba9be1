--liquibase formatted sql

--changeset filing:0033-drafts-hold-no-certificate
-- The generated open_certificate columns keep one submitted order a certificate (ADR 0054): NULL while the applicant may edit the order and
-- once it is over. A rollback is refused while two open orders have one certificate.
ALTER TABLE orders
  MODIFY COLUMN open_certificate BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state IN ('DRAFT', 'PROVIDER_CORRECTION', 'PROVIDER_REJECTED', 'AUTHORITY_REJECTED', 'COMPLETED', 'ABANDONED', 'EXPIRED')
      THEN NULL ELSE certificate_index END) STORED,
  MODIFY COLUMN open_certificate_b BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state IN ('DRAFT', 'PROVIDER_CORRECTION', 'PROVIDER_REJECTED', 'AUTHORITY_REJECTED', 'COMPLETED', 'ABANDONED', 'EXPIRED')
      THEN NULL ELSE certificate_index_b END) STORED;
--rollback ALTER TABLE orders MODIFY COLUMN open_certificate BINARY(16) GENERATED ALWAYS AS (CASE WHEN state IN ('COMPLETED', 'ABANDONED', 'EXPIRED') THEN NULL ELSE certificate_index END) STORED, MODIFY COLUMN open_certificate_b BINARY(16) GENERATED ALWAYS AS (CASE WHEN state IN ('COMPLETED', 'ABANDONED', 'EXPIRED') THEN NULL ELSE certificate_index_b END) STORED;
