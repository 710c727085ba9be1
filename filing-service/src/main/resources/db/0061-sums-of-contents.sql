--liquibase formatted sql

--changeset filing:0061-sums-of-contents
-- What was stored of a filing of the old platform and of its papers, as sums under the key that the service gave which handed it over
-- (ADR 0058). The key is not stored here, so the sums tell nothing. NULL if that service gave no key.
ALTER TABLE imported_filings ADD COLUMN content_sum CHAR(16) CHARACTER SET ascii COLLATE ascii_bin;
ALTER TABLE imported_filings ADD COLUMN papers_sum CHAR(16) CHARACTER SET ascii COLLATE ascii_bin;
--rollback ALTER TABLE imported_filings DROP COLUMN papers_sum;
--rollback ALTER TABLE imported_filings DROP COLUMN content_sum;
