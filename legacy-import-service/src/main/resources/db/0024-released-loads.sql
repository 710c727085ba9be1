--liquibase formatted sql

--changeset legacy:0024-released-loads
-- What a load brings for a filing that an account has is set aside, so the rows of a delivery that comes later would be lost. The filings
-- that a load stored first are given to no account before it is released: by an administrator, or by its own last file of all kinds.
ALTER TABLE legacy_loads
  ADD COLUMN more_follows BOOLEAN     NOT NULL DEFAULT FALSE,
  ADD COLUMN released_at  DATETIME(6) NULL;
--rollback ALTER TABLE legacy_loads DROP COLUMN more_follows, DROP COLUMN released_at;

--changeset legacy:0024-loads-before
-- Earlier loads go on as they began.
UPDATE legacy_loads SET released_at = started_at WHERE NOT dry_run AND started_at IS NOT NULL;
--rollback SELECT 1;

--changeset legacy:0024-first-load-of-a-filing
-- load_id is the load that wrote the row last. NULL: stored before, or by an older replica.
ALTER TABLE legacy_filings ADD COLUMN first_load_id BINARY(16) NULL;
--rollback ALTER TABLE legacy_filings DROP COLUMN first_load_id;
