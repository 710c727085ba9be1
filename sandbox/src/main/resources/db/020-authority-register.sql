--liquibase formatted sql
--changeset sandbox:020-authority-register
-- what has ended stays, so that its numbers never come again; live is 1 or NULL, and NULLs are no duplicates of each other.
-- last_service only grows. baxh and password_hash are NULL for what another provider filed; accessed_at is NULL while this
-- provider has no access to the service
ALTER TABLE authority_filing
  MODIFY COLUMN baxh VARCHAR(64) NULL,
  MODIFY COLUMN password_hash BINARY(32) NULL,
  ADD COLUMN last_service INT NOT NULL DEFAULT 0,
  ADD COLUMN ended_at DATETIME(6) NULL,
  ADD COLUMN live TINYINT GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN 1 END) STORED;
ALTER TABLE authority_filing
  DROP INDEX authority_filing_certificate;
ALTER TABLE authority_filing
  ADD UNIQUE KEY authority_filing_certificate (certificate_type, certificate_number, live);
UPDATE authority_filing f SET f.last_service =
  (SELECT COUNT(*) FROM authority_service s WHERE s.subject_number = f.subject_number);

ALTER TABLE authority_service
  ADD COLUMN filed_at DATETIME(6) NULL,
  ADD COLUMN accessed_at DATETIME(6) NULL,
  ADD COLUMN ended_at DATETIME(6) NULL;
UPDATE authority_service s JOIN authority_filing f ON f.subject_number = s.subject_number
  SET s.filed_at = f.filed_at, s.accessed_at = f.filed_at;
ALTER TABLE authority_service
  MODIFY COLUMN filed_at DATETIME(6) NOT NULL;

ALTER TABLE authority_domain
  ADD COLUMN ended_at DATETIME(6) NULL,
  ADD COLUMN live TINYINT GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN 1 END) STORED;
ALTER TABLE authority_domain
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (domain, service_number),
  ADD UNIQUE KEY authority_domain_live (domain, live);
