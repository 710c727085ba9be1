--liquibase formatted sql

--changeset account:0067-second-person-for-policies
-- A version that an administrator made holds when another one has confirmed it. Until then effective_from is the end of the year 9999, so a
-- replica of an earlier release does not use it either; wanted_from is when it is to begin, null for at once. A version of an earlier
-- release has none of these and holds.
ALTER TABLE support_policies
  ADD COLUMN wanted_from  DATETIME(6) NULL,
  ADD COLUMN decided_by   BINARY(16)  NULL,
  ADD COLUMN decided_at   DATETIME(6) NULL,
  ADD CONSTRAINT support_policies_two_persons CHECK (
    effective_from >= '9999-12-31' OR decided_at IS NULL OR (decided_by IS NOT NULL AND decided_by <> made_by));
--rollback ALTER TABLE support_policies DROP CONSTRAINT support_policies_two_persons;
--rollback ALTER TABLE support_policies DROP COLUMN wanted_from, DROP COLUMN decided_by, DROP COLUMN decided_at;
