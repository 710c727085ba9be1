--liquibase formatted sql

--changeset inspection:0034-first-tries-of-repeated-checks
-- When the check was tried first without a result; null before. A source that is away is asked again for some time from then on, however
-- long the check waited for its turn.
ALTER TABLE finding_repeated_checks ADD COLUMN first_tried_at DATETIME(6);
--rollback ALTER TABLE finding_repeated_checks DROP COLUMN first_tried_at;
