--liquibase formatted sql

--changeset filing:0015-content-of-services
-- The bit sets of content types and pre-approvals of a filed service, also in the clear: the event of the record tells them. Null for a
-- service whose entry was granted by an earlier release, until the next grant.
ALTER TABLE filed_services
  ADD COLUMN content_types BIGINT,
  ADD COLUMN pre_approvals BIGINT;
--rollback ALTER TABLE filed_services DROP COLUMN content_types, DROP COLUMN pre_approvals;
