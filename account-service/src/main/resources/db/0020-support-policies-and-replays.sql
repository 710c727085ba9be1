--liquibase formatted sql

--changeset account:0020-support-policies
-- The versions of the rules of the support that administrators made. The shipped files are version 0. A row never changes, and each
-- version has one successor.
CREATE TABLE support_policies (
  version        INT         NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id             BINARY(16)  NOT NULL,
  effective_from DATETIME(6) NOT NULL,
  replaces       INT         NOT NULL,
  body           MEDIUMTEXT  NOT NULL,
  made_by        BINARY(16)  NOT NULL,
  made_at        DATETIME(6) NOT NULL,
  UNIQUE KEY support_policies_id (id),
  UNIQUE KEY support_policies_one_successor (replaces)
);
--rollback DROP TABLE support_policies;

--changeset account:0020-policy-of-support-cases
-- The version under which a case was opened; its papers and days stay those of that version. Cases of earlier releases have the
-- shipped one.
ALTER TABLE support_cases ADD COLUMN policy_version INT NOT NULL DEFAULT 0;
--rollback ALTER TABLE support_cases DROP COLUMN policy_version;

--changeset account:0020-webhook-replays
-- One row for each replay of many deliveries, with the id of its request. done_number is the last event number of a range that was queued,
-- done_delivery the last failed delivery. A batch moves the cursor in its own transaction, so a repeated request goes on where a killed
-- replica stopped, and no event is queued twice by one replay.
CREATE TABLE webhook_replays (
  id            BINARY(16)  NOT NULL PRIMARY KEY,
  endpoint_id   BINARY(16)  NOT NULL,
  from_number   BIGINT,
  to_number     BIGINT,
  done_number   BIGINT,
  done_delivery BINARY(16),
  queued        INT         NOT NULL DEFAULT 0,
  ended         BOOLEAN     NOT NULL DEFAULT FALSE,
  created_at    DATETIME(6) NOT NULL,
  KEY webhook_replays_age (created_at),
  CONSTRAINT webhook_replays_range CHECK ((from_number IS NULL) = (to_number IS NULL))
);
--rollback DROP TABLE webhook_replays;

--changeset account:0020-transfer-acceptances
-- A partner's consent to a filing that is about to come to one of its customers: this filing, until expires_at on the business clock. The
-- confirmation of the transfer uses the row up.
CREATE TABLE transfer_acceptances (
  customer_id    BINARY(16)  NOT NULL PRIMARY KEY,
  partner_id     BINARY(16)  NOT NULL,
  subject_number VARCHAR(64) NOT NULL,
  accepted_at    DATETIME(6) NOT NULL,
  expires_at     DATETIME(6) NOT NULL,
  KEY transfer_acceptances_age (expires_at),
  CONSTRAINT transfer_acceptances_customer FOREIGN KEY (customer_id) REFERENCES accounts (id)
);
--rollback DROP TABLE transfer_acceptances;
