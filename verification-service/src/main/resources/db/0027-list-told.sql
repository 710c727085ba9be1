--liquibase formatted sql

--changeset verification:0027-list-told
-- When the world was told that a version has begun to hold; once each, whichever replica sees it. Null: not yet, or it never holds.
ALTER TABLE reference_list ADD COLUMN told_at DATETIME(6) NULL;
--rollback ALTER TABLE reference_list DROP COLUMN told_at;

--changeset verification:0027-list-told-until-now
-- What has begun before anybody was told is no news.
UPDATE reference_list SET told_at = UTC_TIMESTAMP(6) WHERE state = 'ACTIVE' AND effective_from <= UTC_TIMESTAMP(6);
--rollback empty
