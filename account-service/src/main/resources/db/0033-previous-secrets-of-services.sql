--liquibase formatted sql

--changeset account:0033-previous-secrets-of-services
-- The secret before the present one, and until when it is taken: a secret changes while replicas of the service still have the old one.
ALTER TABLE service_clients ADD COLUMN previous_hash BINARY(16), ADD COLUMN previous_until DATETIME(6);
--rollback ALTER TABLE service_clients DROP COLUMN previous_until, DROP COLUMN previous_hash;
