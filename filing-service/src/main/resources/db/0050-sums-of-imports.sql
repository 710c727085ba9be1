--liquibase formatted sql

--changeset filing:0050-sums-of-imports
-- What was registered of a filing of the old platform, as a sum that legacy-import-service makes of its own rows as well (ADR 0058). Later
-- orders change the domains of a service, so the sum is kept. NULL for a filing that an earlier release registered.
ALTER TABLE imported_filings ADD COLUMN registered_sum CHAR(16) CHARACTER SET ascii COLLATE ascii_bin;
--rollback ALTER TABLE imported_filings DROP COLUMN registered_sum;
