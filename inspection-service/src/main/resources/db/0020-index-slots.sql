--liquibase formatted sql

--changeset inspection:index-slots-1
-- The second slot of the blind index, see ADR 0024; the one without a key is null.
ALTER TABLE filed_subject
  ADD COLUMN certificate_index_b BINARY(16),
  ADD KEY filed_subject_certificate_b (certificate_index_b);
