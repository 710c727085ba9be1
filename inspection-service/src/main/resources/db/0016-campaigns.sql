--liquibase formatted sql

--changeset inspection:0016-findings-of-a-source
-- Counts the findings of a campaign.
ALTER TABLE findings ADD KEY findings_of_source_key (source, source_key);
--rollback ALTER TABLE findings DROP KEY findings_of_source_key;

--changeset inspection:0016-campaigns
-- A campaign selects served sites and checks them. taken_after is the last site that was taken up and taken counts them, so a killed job
-- goes on where it stopped. chosen: the sites of a sample or list stand in campaign_chosen_sites. open_to_all: no staff is named; a list of
-- tasks finds the staff in campaign_staff_members.
CREATE TABLE campaigns (
  campaign_id   BINARY(16)   NOT NULL PRIMARY KEY,
  name          VARCHAR(100) NOT NULL,
  population    TEXT         NOT NULL,
  unknown_lines MEDIUMTEXT   NOT NULL,
  checks        VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  deadline      DATE         NOT NULL,
  staff         TEXT         NOT NULL,
  open_to_all   BOOLEAN      NOT NULL,
  state         VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  chosen        BOOLEAN      NOT NULL,
  taken_after   BINARY(16),
  taken         INT          NOT NULL DEFAULT 0,
  all_taken     BOOLEAN      NOT NULL DEFAULT FALSE,
  tidied        BOOLEAN      NOT NULL DEFAULT FALSE,
  made_by       BINARY(16)   NOT NULL,
  made_at       DATETIME(6)  NOT NULL,
  started_at    DATETIME(6),
  ended_at      DATETIME(6),
  version       BIGINT       NOT NULL,
  KEY campaigns_state (state, tidied, campaign_id),
  CONSTRAINT campaigns_started CHECK (state IN ('DRAFT', 'CANCELLED') OR started_at IS NOT NULL),
  CONSTRAINT campaigns_ended CHECK ((ended_at IS NOT NULL) = (state IN ('COMPLETED', 'CANCELLED')))
);
--rollback DROP TABLE campaigns;

--changeset inspection:0016-campaign-staff
-- The inspectors who may claim the tasks of a campaign that is not open to all.
CREATE TABLE campaign_staff_members (
  campaign_id BINARY(16) NOT NULL,
  account     BINARY(16) NOT NULL,
  PRIMARY KEY (campaign_id, account),
  CONSTRAINT campaign_staff_members_of FOREIGN KEY (campaign_id) REFERENCES campaigns (campaign_id)
);
--rollback DROP TABLE campaign_staff_members;

--changeset inspection:0016-campaign-sites-chosen
-- The sites of a list, or of a sample once it is drawn.
CREATE TABLE campaign_chosen_sites (
  campaign_id BINARY(16) NOT NULL,
  service_id  BINARY(16) NOT NULL,
  PRIMARY KEY (campaign_id, service_id),
  CONSTRAINT campaign_chosen_sites_of FOREIGN KEY (campaign_id) REFERENCES campaigns (campaign_id)
);
--rollback DROP TABLE campaign_chosen_sites;

--changeset inspection:0016-campaign-sites
-- A site whose automatic checks are done, once in a campaign: a line that comes again finds the row and opens nothing. done_at is by the
-- clock of the database and gives the present rate.
CREATE TABLE campaign_sites (
  campaign_id BINARY(16)  NOT NULL,
  service_id  BINARY(16)  NOT NULL,
  done_at     DATETIME(6) NOT NULL,
  PRIMARY KEY (campaign_id, service_id),
  KEY campaign_sites_done (campaign_id, done_at),
  CONSTRAINT campaign_sites_of FOREIGN KEY (campaign_id) REFERENCES campaigns (campaign_id)
);
--rollback DROP TABLE campaign_sites;

--changeset inspection:0016-campaign-results
-- What is known of one check of one site. reasons are codes of findings. by_person: a person has decided it.
CREATE TABLE campaign_results (
  campaign_id    BINARY(16)    NOT NULL,
  service_id     BINARY(16)    NOT NULL,
  check_kind     VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id     BINARY(16)    NOT NULL,
  service_number VARCHAR(60)   NOT NULL,
  state          VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reasons        TEXT          NOT NULL,
  evidence       VARCHAR(1000) NOT NULL,
  by_person      BOOLEAN       NOT NULL,
  checked_at     DATETIME(6)   NOT NULL,
  PRIMARY KEY (campaign_id, service_id, check_kind),
  KEY campaign_results_check (campaign_id, check_kind, state, service_id),
  KEY campaign_results_state (campaign_id, state, service_id, check_kind),
  CONSTRAINT campaign_results_of FOREIGN KEY (campaign_id) REFERENCES campaigns (campaign_id)
);
--rollback DROP TABLE campaign_results;

--changeset inspection:0016-campaign-counts
-- How many results of a check have a state; the state WAITING counts its open tasks, and the check SITE the sites that are done. Progress
-- reads these rows and never counts results.
CREATE TABLE campaign_counts (
  campaign_id BINARY(16)  NOT NULL,
  check_kind  VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state       VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  n           INT         NOT NULL,
  PRIMARY KEY (campaign_id, check_kind, state),
  CONSTRAINT campaign_counts_of FOREIGN KEY (campaign_id) REFERENCES campaigns (campaign_id)
);
--rollback DROP TABLE campaign_counts;

--changeset inspection:0016-inspection-tasks
-- Tasks for people. No number and no name stands here. due_at and claimed_until are by the clock of the database. one_of keeps one task of
-- a kind and topic for a site of a campaign, open_one_of one open task for a finding. revealed_to is the inspector who was last shown the
-- number.
CREATE TABLE inspection_tasks (
  task_id       BINARY(16)  NOT NULL PRIMARY KEY,
  kind          VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  topic         VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  campaign_id   BINARY(16),
  finding_id    BINARY(16),
  subject_id    BINARY(16)  NOT NULL,
  service_id    BINARY(16),
  state         VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tries         INT         NOT NULL,
  due_at        DATETIME(6) NOT NULL,
  claimed_by    BINARY(16),
  claimed_until DATETIME(6),
  outcome       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
  made_at       DATETIME(6) NOT NULL,
  settled_by    BINARY(16),
  settled_at    DATETIME(6),
  revealed_to   BINARY(16),
  open_finding  BINARY(16) AS (CASE WHEN state IN ('OPEN', 'CLAIMED') THEN finding_id END) STORED,
  UNIQUE KEY inspection_tasks_one_of (campaign_id, service_id, kind, topic),
  UNIQUE KEY inspection_tasks_open_one_of (open_finding, kind, topic),
  KEY inspection_tasks_state (state, task_id),
  KEY inspection_tasks_campaign (campaign_id, state, task_id),
  KEY inspection_tasks_finding (finding_id, task_id),
  KEY inspection_tasks_claim (claimed_by, task_id),
  KEY inspection_tasks_claims_end (claimed_until),
  CONSTRAINT inspection_tasks_owner CHECK ((campaign_id IS NULL) <> (finding_id IS NULL)),
  CONSTRAINT inspection_tasks_claimed CHECK (
    (claimed_by IS NOT NULL) = (state = 'CLAIMED') AND (claimed_until IS NOT NULL) = (state = 'CLAIMED')),
  CONSTRAINT inspection_tasks_done CHECK (state <> 'DONE' OR (outcome IS NOT NULL AND settled_by IS NOT NULL AND settled_at IS NOT NULL))
);
--rollback DROP TABLE inspection_tasks;

--changeset inspection:0016-number-reveals
-- How often an inspector was shown a number since the current day began, by the machine's clock. The audit says which.
CREATE TABLE number_reveals (
  account BINARY(16)  NOT NULL PRIMARY KEY,
  since   DATETIME(6) NOT NULL,
  events  INT         NOT NULL
);
--rollback DROP TABLE number_reveals;

--changeset inspection:0016-campaign-leases
-- One row per job of campaigns that one replica runs at a time.
CREATE TABLE campaign_leases (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);
--rollback DROP TABLE campaign_leases;

--changeset inspection:0016-campaign-leases-of-the-jobs
INSERT INTO campaign_leases (name, token, holder, expires_at) VALUES ('campaigns', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM campaign_leases WHERE name = 'campaigns';
