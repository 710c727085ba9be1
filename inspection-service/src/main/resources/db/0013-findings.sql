--liquibase formatted sql

--changeset inspection:0013-holders-of-filed-subjects
-- Lists find the subjects of a holder.
ALTER TABLE filed_subjects
  ADD KEY filed_subjects_holder (holder);
--rollback ALTER TABLE filed_subjects DROP KEY filed_subjects_holder;

--changeset inspection:0013-inspection-policies
-- The versions that administrators made. The shipped file is version 0. A row never changes, and each version has one successor.
CREATE TABLE inspection_policies (
  version        INT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id             BINARY(16)  NOT NULL,
  effective_from DATETIME(6) NOT NULL,
  replaces       INT         NOT NULL,
  body           MEDIUMTEXT  NOT NULL,
  made_by        BINARY(16)  NOT NULL,
  made_at        DATETIME(6) NOT NULL,
  UNIQUE KEY inspection_policies_id (id),
  UNIQUE KEY inspection_policies_one_successor (replaces)
);
--rollback DROP TABLE inspection_policies;

--changeset inspection:0013-findings
-- The faults that inspections found. holder, partner and province follow the copy of the record. unsettled keeps one finding that is
-- neither cured nor dismissed per source, its key, reason and site. act_on is the day of the platform's next step. due_days working days
-- after due_from are due_on, so that a provisional day can be counted again. A holder sees a finding from first_notified_at on.
CREATE TABLE findings (
  finding_id      BINARY(16)   NOT NULL PRIMARY KEY,
  source          VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_key      VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason          VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id      BINARY(16)   NOT NULL,
  service_id      BINARY(16),
  domain          VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin,
  holder          BINARY(16),
  partner         BINARY(16),
  province        CHAR(2)      CHARACTER SET ascii COLLATE ascii_bin,
  state           VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  policy_version  INT          NOT NULL,
  policy_day      DATE         NOT NULL,
  opened_at       DATETIME(6)  NOT NULL,
  notified_at     DATETIME(6),
  first_notified_at DATETIME(6),
  due_on          DATE,
  due_provisional BOOLEAN,
  remind_on       DATE,
  due_from        DATE,
  due_days        INT,
  act_on          DATE,
  days_left       INT,
  contests        INT          NOT NULL,
  extended_days   INT          NOT NULL,
  sequence        BIGINT       NOT NULL,
  version         BIGINT       NOT NULL,
  site            BINARY(16) AS (COALESCE(service_id, subject_id)) STORED,
  unsettled       TINYINT AS (CASE WHEN state IN ('OPENED', 'NOTIFIED', 'CONTESTED', 'OVERDUE', 'ENDED') THEN 1 END) STORED,
  UNIQUE KEY findings_unsettled (site, reason, source, source_key, unsettled),
  KEY findings_subject (subject_id, finding_id),
  KEY findings_holder (holder, finding_id),
  KEY findings_partner (partner, finding_id),
  KEY findings_state (state, finding_id),
  KEY findings_source (source, finding_id),
  KEY findings_reason (reason, finding_id),
  KEY findings_province (province, finding_id),
  KEY findings_act (act_on, finding_id),
  CONSTRAINT findings_partner_of_holder CHECK (partner IS NULL OR holder IS NOT NULL),
  CONSTRAINT findings_term CHECK (
    (notified_at IS NULL) = (due_on IS NULL) AND (due_on IS NULL) = (due_provisional IS NULL)
    AND (due_on IS NULL) = (due_from IS NULL) AND (due_on IS NULL) = (due_days IS NULL)
    AND (due_on IS NOT NULL OR remind_on IS NULL)),
  CONSTRAINT findings_first_told CHECK (notified_at IS NULL OR first_notified_at IS NOT NULL),
  CONSTRAINT findings_told CHECK (state NOT IN ('NOTIFIED', 'CONTESTED', 'OVERDUE') OR notified_at IS NOT NULL),
  CONSTRAINT findings_not_told CHECK (state <> 'OPENED' OR notified_at IS NULL),
  CONSTRAINT findings_clock_stands CHECK ((days_left IS NOT NULL) = (state = 'CONTESTED')),
  CONSTRAINT findings_act_due CHECK (act_on IS NULL OR state IN ('OPENED', 'NOTIFIED')),
  CONSTRAINT findings_clock_runs CHECK (state <> 'NOTIFIED' OR act_on IS NOT NULL)
);
--rollback DROP TABLE findings;

--changeset inspection:0013-finding-history
-- Each step of a finding, written once.
CREATE TABLE finding_history (
  finding_id    BINARY(16)  NOT NULL,
  sequence      BIGINT      NOT NULL,
  act           VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  to_state      VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_role    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_account BINARY(16),
  actor_partner BINARY(16),
  actor_client  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  due_on        DATE,
  end_reason    VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin,
  happened_at   DATETIME(6) NOT NULL,
  PRIMARY KEY (finding_id, sequence),
  CONSTRAINT finding_history_finding FOREIGN KEY (finding_id) REFERENCES findings (finding_id),
  CONSTRAINT finding_history_one_actor CHECK (actor_partner IS NULL OR actor_account IS NULL),
  CONSTRAINT finding_history_client CHECK ((actor_partner IS NULL) = (actor_client IS NULL)),
  CONSTRAINT finding_history_opening CHECK ((from_state IS NULL) = (act = 'OPEN')),
  CONSTRAINT finding_history_end CHECK ((end_reason IS NOT NULL) = (act = 'END'))
);
--rollback DROP TABLE finding_history;

--changeset inspection:0013-finding-statements
-- The words that belong to a step: a contest, or the reason for an inspector's act. They may name people, so they are encrypted.
CREATE TABLE finding_statements (
  statement_id BINARY(16) NOT NULL PRIMARY KEY,
  finding_id   BINARY(16) NOT NULL,
  sequence     BIGINT     NOT NULL,
  words        BLOB       NOT NULL,
  UNIQUE KEY finding_statements_step (finding_id, sequence),
  CONSTRAINT finding_statements_of_step FOREIGN KEY (finding_id, sequence) REFERENCES finding_history (finding_id, sequence)
);
--rollback DROP TABLE finding_statements;

--changeset inspection:0013-finding-leases
-- One row per job about findings that one replica runs at a time.
CREATE TABLE finding_leases (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);
--rollback DROP TABLE finding_leases;

--changeset inspection:0013-finding-leases-of-the-jobs
INSERT INTO finding_leases (name, token, holder, expires_at) VALUES ('deadlines', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM finding_leases WHERE name = 'deadlines';
