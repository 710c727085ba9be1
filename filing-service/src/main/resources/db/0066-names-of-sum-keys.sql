--liquibase formatted sql

--changeset filing:0066-names-of-sum-keys
-- The name of the key of content_sum and papers_sum, which does not tell the key (ADR 0058): the service that gave the key sees by it whether
-- it can make the sums again. NULL without sums, and for those that an earlier release made.
ALTER TABLE imported_filings ADD COLUMN sum_key_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin;
--rollback ALTER TABLE imported_filings DROP COLUMN sum_key_id;
