--liquibase formatted sql

--changeset legacy:index-slots-1
-- The second slot of the blind index, see ADR 0024; the one without a key is null.
ALTER TABLE filed_holder
  MODIFY certificate_index BINARY(16),
  ADD COLUMN certificate_index_b BINARY(16),
  ADD KEY filed_holder_certificate_b (certificate_index_b),
  ADD CONSTRAINT filed_holder_indexed CHECK (certificate_index IS NOT NULL OR certificate_index_b IS NOT NULL);
