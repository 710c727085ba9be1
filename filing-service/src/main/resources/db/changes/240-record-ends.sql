--liquibase formatted sql

--changeset filing:240-subject-ends
-- When, by whom and why a record left the authority's register; a reason is a finding's code, or the authority's words.
ALTER TABLE subjects
  ADD COLUMN ended_at      DATETIME(6),
  ADD COLUMN ended_by      VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN ended_finding BINARY(16),
  ADD COLUMN ended_reason  VARCHAR(512),
  ADD CONSTRAINT subjects_end CHECK (status = 'DEREGISTERED' OR ended_at IS NULL);
--rollback ALTER TABLE subjects DROP CONSTRAINT subjects_end, DROP COLUMN ended_at, DROP COLUMN ended_by, DROP COLUMN ended_finding, DROP COLUMN ended_reason;

--changeset filing:240-service-ends
ALTER TABLE filed_services
  ADD COLUMN ended_at      DATETIME(6),
  ADD COLUMN ended_by      VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN ended_finding BINARY(16),
  ADD COLUMN ended_reason  VARCHAR(512),
  ADD CONSTRAINT filed_services_end CHECK (status = 'DEREGISTERED' OR ended_at IS NULL);
--rollback ALTER TABLE filed_services DROP CONSTRAINT filed_services_end, DROP COLUMN ended_at, DROP COLUMN ended_by, DROP COLUMN ended_finding, DROP COLUMN ended_reason;
