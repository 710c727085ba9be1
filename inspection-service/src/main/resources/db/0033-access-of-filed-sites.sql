--liquibase formatted sql

--changeset inspection:0033-access-of-filed-sites
-- When the copy saw that access was granted again; null for a site that had access from its filing on, or whose access came back before
-- this release. The scan leaves a site out while its access is new.
ALTER TABLE filed_sites ADD COLUMN access_since DATETIME(6);
--rollback ALTER TABLE filed_sites DROP COLUMN access_since;
