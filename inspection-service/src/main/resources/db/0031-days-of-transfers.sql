--liquibase formatted sql

--changeset inspection:0031-days-of-transfers
-- The working days that transfers of the filing have added to the last day since the finding was opened or reopened: the policy bounds
-- their sum. Transfers from before are not counted.
ALTER TABLE findings ADD COLUMN transfer_days INT NOT NULL DEFAULT 0;
--rollback ALTER TABLE findings DROP COLUMN transfer_days;
