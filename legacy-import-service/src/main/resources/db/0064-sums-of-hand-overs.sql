--liquibase formatted sql

--changeset legacy:0064-sums-of-hand-overs
-- The sums of what was handed over of a filing and of its papers, for the comparison with what filing-service stored (ADR 0058), and their
-- key, encrypted. The key is made at the first hand-over and stays, because filing-service may have the filing of an earlier one. NULL for
-- a hand-over that began before this release.
ALTER TABLE legacy_filings ADD COLUMN sum_key VARBINARY(400) NULL;
ALTER TABLE legacy_filings ADD COLUMN content_sum CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL;
ALTER TABLE legacy_filings ADD COLUMN papers_sum CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL;
--rollback ALTER TABLE legacy_filings DROP COLUMN papers_sum;
--rollback ALTER TABLE legacy_filings DROP COLUMN content_sum;
--rollback ALTER TABLE legacy_filings DROP COLUMN sum_key;
