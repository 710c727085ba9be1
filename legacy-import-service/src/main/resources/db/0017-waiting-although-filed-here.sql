--liquibase formatted sql

--changeset legacy:0017-filed-rechecks
-- Subjects whose filings of the old platform are marked once more, a while after the event: the event could not see a row that a load had
-- not committed yet, and the load could not see the uncommitted copy of the subject.
CREATE TABLE filed_rechecks (
  subject_id BINARY(16)  NOT NULL PRIMARY KEY,
  due_at     DATETIME(6) NOT NULL,
  KEY filed_rechecks_due (due_at)
);
--rollback DROP TABLE filed_rechecks;

--changeset legacy:0017-legacy-sweeps
-- How far a job that compares all rows of a state has come; the next run goes on there. Before the first row at the beginning.
CREATE TABLE legacy_sweeps (
  name       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  changed_at DATETIME(6) NOT NULL,
  filing_id  BINARY(16)  NOT NULL
);
--rollback DROP TABLE legacy_sweeps;

--changeset legacy:0017-sweep-of-waiting-filings
INSERT INTO legacy_sweeps (name, changed_at, filing_id) VALUES ('waiting', '1970-01-01 00:00:00', x'00000000000000000000000000000000');
--rollback DELETE FROM legacy_sweeps WHERE name = 'waiting';

--changeset legacy:0017-lease-of-waiting-filings
INSERT INTO legacy_leases (name, token, holder, expires_at) VALUES ('waiting', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM legacy_leases WHERE name = 'waiting';
