--liquibase formatted sql

--changeset inspection:0019-withdrawn-lists
-- A list that was loaded by mistake is withdrawn: its findings are dismissed by a job, and its file can be loaded again. valid_digest is
-- the digest of a list that was not withdrawn.
ALTER TABLE clean_up_lists
  ADD COLUMN withdrawn_at DATETIME(6),
  ADD COLUMN withdrawn_by BINARY(16),
  ADD COLUMN valid_digest BINARY(32) AS (CASE WHEN withdrawn_at IS NULL THEN digest END) STORED,
  DROP KEY clean_up_lists_digest,
  ADD UNIQUE KEY clean_up_lists_valid (valid_digest, kind, last_day),
  ADD KEY clean_up_lists_withdrawn (withdrawn_at),
  ADD CONSTRAINT clean_up_lists_withdrawal CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL));
--rollback ALTER TABLE clean_up_lists DROP CONSTRAINT clean_up_lists_withdrawal, DROP KEY clean_up_lists_withdrawn, DROP KEY clean_up_lists_valid,
--rollback   ADD UNIQUE KEY clean_up_lists_digest (digest, kind, last_day), DROP COLUMN valid_digest, DROP COLUMN withdrawn_by, DROP COLUMN withdrawn_at;

--changeset inspection:0019-lease-of-withdrawn-lists
INSERT INTO finding_leases (name, token, holder, expires_at) VALUES ('withdrawn-lists', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM finding_leases WHERE name = 'withdrawn-lists';

--changeset inspection:0019-content-of-filed-sites
-- The authority's bit sets of content types and pre-approvals, as filed. Null for a site whose record was last told by an earlier release
-- of filing-service.
ALTER TABLE filed_sites
  ADD COLUMN content_types BIGINT,
  ADD COLUMN pre_approvals BIGINT;
--rollback ALTER TABLE filed_sites DROP COLUMN content_types, DROP COLUMN pre_approvals;

--changeset inspection:0019-progress-of-ended-scans
-- How far a scan had come at its end: its shards are deleted after a time.
ALTER TABLE scans
  ADD COLUMN shards_done INT,
  ADD COLUMN domains_seen BIGINT,
  ADD KEY scans_ended (ended_at);
--rollback ALTER TABLE scans DROP KEY scans_ended, DROP COLUMN domains_seen, DROP COLUMN shards_done;

--changeset inspection:0019-progress-of-scans-that-ended-before
UPDATE scans s SET
  shards_done = (SELECT COUNT(*) FROM scan_shards h WHERE h.scan_id = s.scan_id AND h.done),
  domains_seen = (SELECT COALESCE(SUM(h.seen), 0) FROM scan_shards h WHERE h.scan_id = s.scan_id)
WHERE ended_at IS NOT NULL;
--rollback UPDATE scans SET shards_done = NULL, domains_seen = NULL;
