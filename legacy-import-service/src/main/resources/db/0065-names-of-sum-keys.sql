--liquibase formatted sql

--changeset legacy:0065-names-of-sum-keys
-- The name of sum_key, which does not tell the key (ADR 0058). filing-service keeps it beside its sums; under another name they were made
-- with a key that a restore of this database has lost. NULL for a key that an earlier release made.
ALTER TABLE legacy_filings ADD COLUMN sum_key_id CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL;
--rollback ALTER TABLE legacy_filings DROP COLUMN sum_key_id;

--changeset legacy:0065-filings-that-cannot-be-compared
ALTER TABLE legacy_comparisons ADD COLUMN not_comparable BIGINT NOT NULL DEFAULT 0;
--rollback ALTER TABLE legacy_comparisons DROP COLUMN not_comparable;
