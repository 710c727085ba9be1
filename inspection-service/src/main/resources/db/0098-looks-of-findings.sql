--liquibase formatted sql

--changeset inspection:0098-keys-of-rescans
-- What inspectors wait for is told by the results of a finding's looks; whether its next step is late, by its newest look.
ALTER TABLE finding_rescans
  ADD KEY finding_rescans_news (finding_id, health, cured, finished_at, requested_at),
  ADD KEY finding_rescans_asked (finding_id, requested_at, by_system);
--rollback ALTER TABLE finding_rescans DROP KEY finding_rescans_news, DROP KEY finding_rescans_asked;

--changeset inspection:0098-keys-of-repeated-checks
-- As above.
ALTER TABLE finding_repeated_checks ADD KEY finding_repeated_checks_asked (finding_id, requested_at);
--rollback ALTER TABLE finding_repeated_checks DROP KEY finding_repeated_checks_asked;

--changeset inspection:0098-findings-of-a-source-by-state
-- The findings of scans that wait are a small part of those that their holders were told of.
ALTER TABLE findings ADD KEY findings_state_source (state, source, finding_id);
--rollback ALTER TABLE findings DROP KEY findings_state_source;

--changeset inspection:0098-finding-wait-counts
-- What one replica counted last, for the gauges of all. counted_at is by the clock of the database.
CREATE TABLE finding_wait_counts (
  name       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  findings   BIGINT      NOT NULL,
  since      DATE,
  counted_at DATETIME(6) NOT NULL
);
--rollback DROP TABLE finding_wait_counts;

--changeset inspection:0098-leases-of-waits-and-old-rescans
-- Which replica counts what findings wait for, and which one deletes old looks of settled findings.
INSERT INTO finding_leases (name, token, holder, expires_at) VALUES
  ('waits', 0, '', '2000-01-01 00:00:00'),
  ('old-rescans', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM finding_leases WHERE name IN ('waits', 'old-rescans');
