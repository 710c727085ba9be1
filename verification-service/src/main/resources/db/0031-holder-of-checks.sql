--liquibase formatted sql

--changeset verification:0031-holder-of-checks
-- The account that holds the order or the filing for which a service had the domain checked, so that no reviewer is shown the evidence of
-- a check that they caused as a holder. NULL for a check that a caller asked for itself, which has an owner, and for one from before this
-- column existed.
ALTER TABLE domain_verifications ADD COLUMN holder BINARY(16);
--rollback ALTER TABLE domain_verifications DROP COLUMN holder;
