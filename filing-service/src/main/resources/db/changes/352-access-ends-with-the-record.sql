--liquibase formatted sql

--changeset filing:352-access-of-ended-records
-- What left the register is served no more.
UPDATE filed_services
SET access_status = 'CANCELLED', access_ended_at = ended_at, access_ended_by = ended_by
WHERE status = 'DEREGISTERED' AND access_status = 'LIVE';
--rollback SELECT 1;

--changeset filing:352-no-live-access-of-ended-records
ALTER TABLE filed_services
  ADD CONSTRAINT filed_services_live_access CHECK (status <> 'DEREGISTERED' OR access_status <> 'LIVE');
--rollback ALTER TABLE filed_services DROP CONSTRAINT filed_services_live_access;
