--liquibase formatted sql

--changeset account:0065-steps-of-transfers
-- How many events about a transfer were published. A replica of an earlier release publishes its end alone, as the first one, and does not
-- count it.
ALTER TABLE filing_transfers ADD COLUMN facts INT NOT NULL DEFAULT 0;
--rollback ALTER TABLE filing_transfers DROP COLUMN facts;
