--liquibase formatted sql

--changeset inspection:0014-scans
-- The passes over all served filed domains, numbered from 1. active keeps it to one at a time. planned_to is where the planner goes on
-- after a crash. totals is written at the end.
CREATE TABLE scans (
  scan_id    BINARY(16)   NOT NULL PRIMARY KEY,
  number     BIGINT       NOT NULL,
  state      VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  started_by BINARY(16),
  started_at DATETIME(6)  NOT NULL,
  planned    BOOLEAN      NOT NULL,
  planned_to VARCHAR(253) NOT NULL,
  shards     INT          NOT NULL,
  domains    BIGINT       NOT NULL,
  totals     JSON,
  ended_at   DATETIME(6),
  active     TINYINT AS (CASE WHEN state IN ('RUNNING', 'PAUSED', 'JUDGING') THEN 1 END) STORED,
  UNIQUE KEY scans_number (number),
  UNIQUE KEY scans_one_active (active),
  KEY scans_state (state, number),
  CONSTRAINT scans_end CHECK ((state IN ('FINISHED', 'CANCELLED')) = (ended_at IS NOT NULL))
);
--rollback DROP TABLE scans;

--changeset inspection:0014-scan-shards
-- The ranges of domains of a scan: behind after_domain up to up_to_domain, which is null for the last range. seen, rate and seen_at are how
-- far the replica that works on the shard has come; dispatched counts the events of the shard and dispatched_at is the time of the last;
-- it and seen_at are of the database's clock.
CREATE TABLE scan_shards (
  shard_id     BINARY(16)   NOT NULL PRIMARY KEY,
  scan_id      BINARY(16)   NOT NULL,
  after_domain VARCHAR(253) NOT NULL,
  up_to_domain VARCHAR(253),
  domains      BIGINT       NOT NULL,
  dispatched   BIGINT       NOT NULL,
  dispatched_at DATETIME(6) NOT NULL,
  done         BOOLEAN      NOT NULL,
  seen         BIGINT       NOT NULL,
  rate         DOUBLE       NOT NULL,
  seen_at      DATETIME(6),
  totals       JSON,
  KEY scan_shards_scan (scan_id, done),
  CONSTRAINT scan_shards_of FOREIGN KEY (scan_id) REFERENCES scans (scan_id),
  CONSTRAINT scan_shards_totals CHECK (done = (totals IS NOT NULL))
);
--rollback DROP TABLE scan_shards;

--changeset inspection:0014-scan-leases
-- One row a shard that is not done: the replica that holds its lease alone writes its results. Beside them one row a job.
CREATE TABLE scan_leases (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);
--rollback DROP TABLE scan_leases;

--changeset inspection:0014-scan-leases-of-the-jobs
INSERT INTO scan_leases (name, token, holder, expires_at) VALUES ('scans', 0, '', '2000-01-01 00:00:00'),
  ('rescans', 0, '', '2000-01-01 00:00:00'), ('looks', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM scan_leases WHERE name IN ('scans', 'rescans', 'looks');

--changeset inspection:0014-site-scan-states
-- The result of the newest look at each served domain. A row changes only when the result does (ADR 0031). domain has the collation of
-- filed_site_domains, with which it is joined. first_unhealthy_… begin the present run of unhealthy looks, of which missed looks do not
-- count; unknown_since_scan interrupts it. missed_scan is the last
-- scan that was counted as missed because it froze the name servers. found says that the run was long enough for a finding.
CREATE TABLE site_scan_states (
  domain               VARCHAR(253) NOT NULL,
  service_id           BINARY(16)   NOT NULL,
  verdict              VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  health               VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  digest               BIGINT       NOT NULL,
  name_servers         VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since_scan           BIGINT       NOT NULL,
  since                DATETIME(6)  NOT NULL,
  first_unhealthy_scan BIGINT,
  first_unhealthy_at   DATETIME(6),
  missed               BIGINT       NOT NULL,
  missed_scan          BIGINT,
  unknown_since_scan   BIGINT,
  found                BOOLEAN      NOT NULL,
  PRIMARY KEY (domain, service_id),
  KEY site_scan_states_service (service_id),
  KEY site_scan_states_health (health, found, domain, service_id),
  KEY site_scan_states_first (first_unhealthy_scan, name_servers),
  KEY site_scan_states_name_servers (name_servers),
  CONSTRAINT site_scan_states_run CHECK ((first_unhealthy_scan IS NULL) = (first_unhealthy_at IS NULL)
    AND (health <> 'NOT_HERE' OR (first_unhealthy_scan IS NOT NULL AND unknown_since_scan IS NULL))
    AND (health <> 'HERE' OR first_unhealthy_scan IS NULL))
);
--rollback DROP TABLE site_scan_states;

--changeset inspection:0014-scan-looks
-- Looks that are kept as evidence, with the answers of the name servers: public data. scan_number is null for a look at the holder's request.
CREATE TABLE scan_looks (
  look_id     BINARY(16)   NOT NULL PRIMARY KEY,
  service_id  BINARY(16)   NOT NULL,
  domain      VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  scan_number BIGINT,
  looked_at   DATETIME(6)  NOT NULL,
  health      VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  verdict     VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  evidence    JSON         NOT NULL,
  UNIQUE KEY scan_looks_once (service_id, domain, scan_number),
  KEY scan_looks_site (service_id, domain, look_id),
  KEY scan_looks_looked (looked_at)
);
--rollback DROP TABLE scan_looks;

--changeset inspection:0014-scan-frozen-groups
-- Groups of name servers that turned bad at once: within a shard, or over the whole scan (part SCAN).
CREATE TABLE scan_frozen_groups (
  scan_id      BINARY(16)   NOT NULL,
  part         VARCHAR(36)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name_servers VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  domains      BIGINT       NOT NULL,
  bad          BIGINT       NOT NULL,
  PRIMARY KEY (scan_id, part, name_servers)
);
--rollback DROP TABLE scan_frozen_groups;

--changeset inspection:0014-finding-rescans
-- Looks that holders ask for, or the platform before a finding is overdue (by_system). waiting keeps it to one at a time for a finding.
CREATE TABLE finding_rescans (
  rescan_id    BINARY(16)   NOT NULL PRIMARY KEY,
  finding_id   BINARY(16)   NOT NULL,
  service_id   BINARY(16)   NOT NULL,
  domain       VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  requested_at DATETIME(6)  NOT NULL,
  by_system    BOOLEAN      NOT NULL,
  finished_at  DATETIME(6),
  health       VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin,
  verdict      VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin,
  cured        BOOLEAN,
  waiting      BINARY(16) AS (CASE WHEN finished_at IS NULL THEN finding_id END) STORED,
  UNIQUE KEY finding_rescans_waiting (waiting),
  KEY finding_rescans_finding (finding_id, rescan_id),
  KEY finding_rescans_open (finished_at, rescan_id),
  CONSTRAINT finding_rescans_result CHECK ((finished_at IS NULL) = (health IS NULL)
    AND (health IS NULL) = (verdict IS NULL) AND (health IS NULL) = (cured IS NULL))
);
--rollback DROP TABLE finding_rescans;
