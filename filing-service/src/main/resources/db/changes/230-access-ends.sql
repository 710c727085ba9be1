--liquibase formatted sql

--changeset filing:230-access-ends
-- When, by whom and on what ground the provider's access to a service ended.
ALTER TABLE filed_services
  ADD COLUMN access_ended_at      DATETIME(6),
  ADD COLUMN access_ended_by      VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN access_ended_finding BINARY(16),
  ADD COLUMN access_ended_reason  VARCHAR(64),
  ADD CONSTRAINT filed_services_access_end CHECK (access_status = 'CANCELLED' OR access_ended_at IS NULL);
--rollback ALTER TABLE filed_services DROP CONSTRAINT filed_services_access_end, DROP COLUMN access_ended_at, DROP COLUMN access_ended_by, DROP COLUMN access_ended_finding, DROP COLUMN access_ended_reason;
