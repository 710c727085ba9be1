--liquibase formatted sql

--changeset filing:342-subjects-index-slots
-- One live subject a certificate, in each slot of the blind index; a subject is looked for in both.
ALTER TABLE subjects
  MODIFY certificate_index BINARY(16),
  ADD COLUMN certificate_index_b BINARY(16),
  ADD COLUMN live_certificate_b BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN status = 'REGISTERED' THEN certificate_index_b ELSE NULL END) STORED,
  ADD UNIQUE KEY subjects_live_certificate_b (live_certificate_b),
  ADD KEY subjects_certificate (certificate_index),
  ADD KEY subjects_certificate_b (certificate_index_b),
  ADD CONSTRAINT subjects_indexed CHECK (certificate_index IS NOT NULL OR certificate_index_b IS NOT NULL);
--rollback ALTER TABLE subjects DROP CONSTRAINT subjects_indexed, DROP KEY subjects_certificate_b, DROP KEY subjects_certificate, DROP KEY subjects_live_certificate_b, DROP COLUMN live_certificate_b, DROP COLUMN certificate_index_b, MODIFY certificate_index BINARY(16) NOT NULL;
