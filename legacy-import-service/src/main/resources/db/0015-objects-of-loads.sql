--liquibase formatted sql

--changeset legacy:0015-objects-of-loads
-- A file of a load may be an object of an allowed bucket. Its place, version and digest are taken when the file is registered; each range is
-- read of this version only. No part is stored of such a file. silent_since is when its store last stopped answering during a load.
ALTER TABLE legacy_load_files
  ADD COLUMN bucket        VARCHAR(63)  CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN object_key    VARCHAR(512) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN etag          VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN object_sha256 BINARY(32),
  ADD COLUMN silent_since  DATETIME(6),
  ADD CONSTRAINT legacy_load_files_object CHECK ((bucket IS NULL) = (object_key IS NULL) AND (bucket IS NULL) = (etag IS NULL));
--rollback ALTER TABLE legacy_load_files DROP CONSTRAINT legacy_load_files_object, DROP COLUMN bucket, DROP COLUMN object_key, DROP COLUMN etag, DROP COLUMN object_sha256, DROP COLUMN silent_since;

--changeset legacy:0015-claims-with-a-case-to-withdraw
-- Claims that ended here and whose case account-service has yet to end: a few among all that were ever lost, found by the time of their look.
ALTER TABLE legacy_claims ADD KEY legacy_claims_to_withdraw (state, next_look_at);
--rollback ALTER TABLE legacy_claims DROP KEY legacy_claims_to_withdraw;

--changeset legacy:0015-lease-of-filed-here
-- The job that lets filings wait again whose end on this platform came at the moment of their load.
INSERT INTO legacy_leases (name, token, holder, expires_at) VALUES ('filed-here', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM legacy_leases WHERE name = 'filed-here';
