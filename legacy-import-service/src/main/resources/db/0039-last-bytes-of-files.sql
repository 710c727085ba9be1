--liquibase formatted sql

--changeset legacy:0039-last-bytes-of-files
-- When the last byte of an upload came: a large one may be sent for days, and keeps filings waiting until then. NULL: none came yet, the
-- file is an object of a bucket, or an older replica took the bytes.
ALTER TABLE legacy_load_files ADD COLUMN grew_at DATETIME(6) NULL;
--rollback ALTER TABLE legacy_load_files DROP COLUMN grew_at;
