--liquibase formatted sql

--changeset legacy:0022-set-aside-rows-hold-filings
-- A set-aside row holds its filing back until it is corrected or abandoned: what an account has is never overwritten, so the row would
-- come too late. The ids are those that the row names, made from its old ids, as far as they could be read. row_id is the row's own.
-- site_id is there only without filing_id: a row of DOMAINS names its site alone, which may be stored later. The first key answers for one
-- filing, and for all; the second one finds the rows that a corrected one stands for.
ALTER TABLE legacy_set_aside_rows
  ADD COLUMN state      VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'WAITING',
  ADD COLUMN row_id     BINARY(16),
  ADD COLUMN filing_id  BINARY(16),
  ADD COLUMN site_id    BINARY(16),
  ADD COLUMN settled_at DATETIME(6),
  ADD KEY legacy_set_aside_rows_holding (state, filing_id, site_id, found_at),
  ADD KEY legacy_set_aside_rows_row (kind, state, row_id),
  ADD CONSTRAINT legacy_set_aside_rows_states CHECK (state IN ('WAITING', 'CORRECTED', 'ABANDONED', 'REPEATED', 'TRIED'));
--rollback ALTER TABLE legacy_set_aside_rows DROP CONSTRAINT legacy_set_aside_rows_states;
--rollback ALTER TABLE legacy_set_aside_rows DROP KEY legacy_set_aside_rows_holding, DROP KEY legacy_set_aside_rows_row,
--rollback   DROP COLUMN state, DROP COLUMN row_id, DROP COLUMN filing_id, DROP COLUMN site_id, DROP COLUMN settled_at;

--changeset legacy:0022-set-aside-rows-of-dry-runs
-- The rows of dry runs wait for nothing. Earlier rows of loads name no filing: their fields are encrypted.
UPDATE legacy_set_aside_rows SET state = 'TRIED' WHERE load_id IN (SELECT id FROM legacy_loads WHERE dry_run);
--rollback SELECT 1;
