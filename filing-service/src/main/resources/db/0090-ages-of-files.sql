--liquibase formatted sql

--changeset filing:0090-ages-of-downloads
-- The contents of old files are found by their age, as those of uploads are by authority_uploads_state.
CREATE INDEX authority_downloads_age ON authority_downloads (state, received_at);
--rollback DROP INDEX authority_downloads_age ON authority_downloads;

--changeset filing:0090-leases-of-jobs
INSERT INTO leases (name, token, holder, expires_at) VALUES
  ('authority-files', 0, '', '2000-01-01 00:00:00'),
  ('authority-silence', 0, '', '2000-01-01 00:00:00'),
  ('idle-orders', 0, '', '2000-01-01 00:00:00'),
  ('look-again', 0, '', '2000-01-01 00:00:00'),
  ('propose-again', 0, '', '2000-01-01 00:00:00'),
  ('sweep-orphans', 0, '', '2000-01-01 00:00:00'),
  ('serving-changes', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM leases WHERE name IN ('authority-files', 'authority-silence', 'idle-orders', 'look-again', 'propose-again', 'sweep-orphans', 'serving-changes');
