--liquibase formatted sql

--changeset inspection:0065-sites-that-left
-- When the copy saw that the site is not served any more; null while it is served, and for one that left before this release. What waits
-- for an inspector since its site has left (SITE_LEFT) counts from this day if it was overdue before.
ALTER TABLE filed_sites ADD COLUMN left_at DATETIME(6);
--rollback ALTER TABLE filed_sites DROP COLUMN left_at;
