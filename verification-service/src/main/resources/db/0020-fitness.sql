--liquibase formatted sql

--changeset verification:0020-fitness
-- When the domain of a check can be filed. Null in checks from before: what they were told stays as it was told.
ALTER TABLE domain_verification
    ADD COLUMN fitness   VARCHAR(16) NULL,
    ADD COLUMN fit_on    DATE        NULL,
    ADD COLUMN fit_after VARCHAR(16) NULL,
    ADD CONSTRAINT domain_verification_later
        CHECK (fitness IS NULL OR (fitness = 'FIT_LATER') = (fit_on IS NOT NULL OR fit_after IS NOT NULL));
--rollback ALTER TABLE domain_verification DROP CONSTRAINT domain_verification_later, DROP COLUMN fitness, DROP COLUMN fit_on, DROP COLUMN fit_after;
