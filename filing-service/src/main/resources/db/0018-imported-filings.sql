--liquibase formatted sql

--changeset filing:0018-origin-of-subjects
-- origin: whether a granted order registered the subject, or the old platform's filing was taken over (ADR 0037). filed_at of an imported
-- subject and of its services is the day on which they were submitted there.
ALTER TABLE subjects
  ADD COLUMN origin      VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ORDER',
  ADD COLUMN imported_at DATETIME(6),
  ADD CONSTRAINT subjects_imported CHECK ((origin = 'IMPORTED') = (imported_at IS NOT NULL));
--rollback ALTER TABLE subjects DROP CONSTRAINT subjects_imported, DROP COLUMN imported_at, DROP COLUMN origin;

--changeset filing:0018-addresses-of-services
-- The addresses of a service that no service number paid for: those of the old filing. NULL for every other service.
ALTER TABLE filed_services ADD COLUMN ip_addresses JSON;
--rollback ALTER TABLE filed_services DROP COLUMN ip_addresses;

--changeset filing:0018-imported-filings
-- One row a filing of the old platform: the key registers it once. A row without a subject is a folder of papers that wait for their
-- filing; touched_at is when the last one came. contacts is encrypted: people of the old form that today's form does not have.
CREATE TABLE imported_filings (
  id             BINARY(16)  NOT NULL PRIMARY KEY,
  legacy_id      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  touched_at     DATETIME(6) NOT NULL,
  account        BINARY(16),
  way            VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  product        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  subject_id     BINARY(16),
  imported_at    DATETIME(6),
  contacts       MEDIUMBLOB,
  missing_papers JSON,
  waiting_since  DATETIME(6) GENERATED ALWAYS AS (CASE WHEN subject_id IS NULL THEN touched_at ELSE NULL END) STORED,
  UNIQUE KEY imported_filings_legacy (legacy_id),
  UNIQUE KEY imported_filings_subject (subject_id),
  KEY imported_filings_waiting (waiting_since, id),
  CONSTRAINT imported_filings_registered CHECK ((subject_id IS NULL) = (account IS NULL)
    AND (subject_id IS NULL) = (way IS NULL) AND (subject_id IS NULL) = (product IS NULL)
    AND (subject_id IS NULL) = (imported_at IS NULL) AND (subject_id IS NULL) = (missing_papers IS NULL)
    AND (subject_id IS NOT NULL OR contacts IS NULL))
);
--rollback DROP TABLE imported_filings;

--changeset filing:0018-imported-papers
-- Which paper of the old platform became which material. sha256 is the digest of the bytes as sent. service_id: the paper is about this
-- service; NULL for a paper of the subject, and until the filing is registered.
CREATE TABLE imported_papers (
  import_id   BINARY(16)  NOT NULL,
  legacy_id   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  material_id BINARY(16)  NOT NULL,
  sha256      CHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_id  BINARY(16),
  PRIMARY KEY (import_id, legacy_id),
  UNIQUE KEY imported_papers_material (material_id)
);
--rollback DROP TABLE imported_papers;

--changeset filing:0018-materials-of-imports
-- A paper belongs to an order, a finding, a case of the support or an imported filing.
ALTER TABLE materials
  DROP CONSTRAINT materials_one_owner,
  ADD COLUMN import_id BINARY(16),
  ADD KEY materials_import (import_id, id);
ALTER TABLE materials
  ADD CONSTRAINT materials_one_owner CHECK (
    (order_id IS NOT NULL) + (finding_id IS NOT NULL) + (case_id IS NOT NULL) + (import_id IS NOT NULL) = 1);
--rollback DELETE FROM materials WHERE import_id IS NOT NULL;
--rollback ALTER TABLE materials DROP CONSTRAINT materials_one_owner, DROP KEY materials_import, DROP COLUMN import_id;
--rollback ALTER TABLE materials ADD CONSTRAINT materials_one_owner CHECK ((order_id IS NOT NULL) + (finding_id IS NOT NULL) + (case_id IS NOT NULL) = 1);

--changeset filing:0018-old-platform-of-type-checks
-- What the old platform showed of a filing that is to be claimed or imported: masked there, and encrypted here. repeats: the check whose
-- data this one asked again.
ALTER TABLE filing_type_checks
  ADD COLUMN old_filing VARBINARY(2048),
  ADD COLUMN repeats    BINARY(16);
--rollback ALTER TABLE filing_type_checks DROP COLUMN old_filing, DROP COLUMN repeats;
