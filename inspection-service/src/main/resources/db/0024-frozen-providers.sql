--liquibase formatted sql

--changeset inspection:0024-frozen-providers
-- A provider whose sites turn away at once is frozen as a group of name servers is. name_servers is then the provider's id. Its row is that of
-- the scan that froze it, part SCAN, and stays open until a person decides: DISCARDED looks never count, RELEASED ones count from the scan
-- counted_in on. open_provider keeps it to one open row a provider, whatever scans and replicas do.
ALTER TABLE scan_frozen_groups
  ADD COLUMN kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'NAME_SERVERS',
  ADD COLUMN decision VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN decided_by BINARY(16),
  ADD COLUMN decided_at DATETIME(6),
  ADD COLUMN counted_in BIGINT,
  ADD COLUMN open_provider VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin
    AS (CASE WHEN kind = 'PROVIDER' AND decision IS NULL THEN name_servers END) STORED,
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (scan_id, part, kind, name_servers),
  ADD UNIQUE KEY scan_frozen_groups_open (open_provider),
  ADD CONSTRAINT scan_frozen_groups_decision CHECK (kind IN ('NAME_SERVERS', 'PROVIDER')
    AND (kind = 'NAME_SERVERS' OR part = 'SCAN')
    AND (decision IS NULL OR (kind = 'PROVIDER' AND decision IN ('RELEASED', 'DISCARDED')))
    AND (decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)
    AND (counted_in IS NULL OR (decision IS NOT NULL AND decision = 'RELEASED')));
--rollback DELETE FROM scan_frozen_groups WHERE kind = 'PROVIDER';
--rollback ALTER TABLE scan_frozen_groups DROP CONSTRAINT scan_frozen_groups_decision, DROP KEY scan_frozen_groups_open, DROP COLUMN open_provider, DROP COLUMN counted_in, DROP COLUMN decided_at, DROP COLUMN decided_by, DROP COLUMN decision, DROP PRIMARY KEY, ADD PRIMARY KEY (scan_id, part, name_servers), DROP COLUMN kind;

--changeset inspection:0024-sites-that-were-here
-- Whether any look found the domain here. Only such a domain tells that its provider's sites turned away; the states that exist are taken for
-- such ones, because that freezes sooner.
ALTER TABLE site_scan_states
  ADD COLUMN was_here BOOLEAN NOT NULL DEFAULT TRUE,
  ADD CONSTRAINT site_scan_states_was_here CHECK (health <> 'HERE' OR was_here);
--rollback ALTER TABLE site_scan_states DROP CONSTRAINT site_scan_states_was_here, DROP COLUMN was_here;
