--liquibase formatted sql

--changeset filing:273-material-scans
-- What the virus scanner said of a paper; those that wait for its word are found by the key.
ALTER TABLE materials
  ADD COLUMN scan VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'NOT_SCANNED',
  ADD KEY materials_scan (scan, id);
--rollback ALTER TABLE materials DROP KEY materials_scan, DROP COLUMN scan;
