--liquibase formatted sql

--changeset legacy:0025-begun-hand-overs
-- Since when a filing is on its way. changed_at moves with each try, so it does not tell how long filing-service has had no answer.
ALTER TABLE legacy_filings ADD COLUMN handing_since DATETIME(6) NULL;
--rollback ALTER TABLE legacy_filings DROP COLUMN handing_since;
