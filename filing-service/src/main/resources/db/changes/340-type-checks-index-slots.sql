--liquibase formatted sql

--changeset filing:340-type-checks-index-slots
-- The second slot of the blind index, see ADR 0024; the one without a key is null.
ALTER TABLE filing_type_checks
  MODIFY certificate_index BINARY(16),
  ADD COLUMN certificate_index_b BINARY(16),
  ADD CONSTRAINT filing_type_checks_indexed CHECK (certificate_index IS NOT NULL OR certificate_index_b IS NOT NULL);
--rollback ALTER TABLE filing_type_checks DROP CONSTRAINT filing_type_checks_indexed, DROP COLUMN certificate_index_b, MODIFY certificate_index BINARY(16) NOT NULL;
