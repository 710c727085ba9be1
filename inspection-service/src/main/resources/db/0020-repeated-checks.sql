--liquibase formatted sql

--changeset inspection:0020-finding-repeated-checks
-- Automatic checks of campaigns that are repeated before a finding is overdue. waiting keeps it to one at a time for a finding.
CREATE TABLE finding_repeated_checks (
  repeat_id    BINARY(16)    NOT NULL PRIMARY KEY,
  finding_id   BINARY(16)    NOT NULL,
  service_id   BINARY(16)    NOT NULL,
  check_kind   VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  requested_at DATETIME(6)   NOT NULL,
  finished_at  DATETIME(6),
  state        VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin,
  still_broken BOOLEAN,
  evidence     VARCHAR(1000),
  cured        BOOLEAN,
  waiting      BINARY(16) AS (CASE WHEN finished_at IS NULL THEN finding_id END) STORED,
  UNIQUE KEY finding_repeated_checks_waiting (waiting),
  KEY finding_repeated_checks_finding (finding_id, repeat_id),
  KEY finding_repeated_checks_open (finished_at, repeat_id),
  CONSTRAINT finding_repeated_checks_result CHECK ((finished_at IS NULL) = (state IS NULL)
    AND (state IS NULL) = (still_broken IS NULL) AND (state IS NULL) = (evidence IS NULL) AND (state IS NULL) = (cured IS NULL))
);
--rollback DROP TABLE finding_repeated_checks;

--changeset inspection:0020-lease-of-repeated-checks
INSERT INTO finding_leases (name, token, holder, expires_at) VALUES ('repeated-checks', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM finding_leases WHERE name = 'repeated-checks';
