--liquibase formatted sql

--changeset inspection:0038-askers-of-repeated-checks
-- Whether the platform or an inspector asked for the look, and not the holder of the finding, whose looks are limited a day.
ALTER TABLE finding_repeated_checks ADD COLUMN by_system BOOLEAN NOT NULL DEFAULT TRUE;
--rollback ALTER TABLE finding_repeated_checks DROP COLUMN by_system;
