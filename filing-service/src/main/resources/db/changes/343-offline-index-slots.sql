--liquibase formatted sql

--changeset filing:343-offline-index-slots
-- One open case a holder and empty subject, in each slot of the blind index.
ALTER TABLE offline_deregistrations
  MODIFY certificate_index BINARY(16),
  ADD COLUMN certificate_index_b BINARY(16),
  ADD COLUMN open_subject_b BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state IN ('OPEN', 'HANDED_IN') AND ground = 'OWN_EMPTY_SUBJECT' THEN certificate_index_b ELSE NULL END) STORED,
  ADD UNIQUE KEY offline_open_subject_b (holder, open_subject_b),
  ADD CONSTRAINT offline_indexed CHECK (certificate_index IS NOT NULL OR certificate_index_b IS NOT NULL);
--rollback ALTER TABLE offline_deregistrations DROP CONSTRAINT offline_indexed, DROP KEY offline_open_subject_b, DROP COLUMN open_subject_b, DROP COLUMN certificate_index_b, MODIFY certificate_index BINARY(16) NOT NULL;
