--liquibase formatted sql

--changeset account:0012-site-of-accounts
-- A filing moves between accounts of the China site only (docs/trade.md 3.9). All accounts so far are of the China site.
ALTER TABLE accounts ADD COLUMN site VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CHINA';
--rollback ALTER TABLE accounts DROP COLUMN site;

--changeset account:0012-filing-transfers
-- The transfer of a filing from the account source_id to the account target_id. partner_id is the partner whose customer the source is.
-- The names are encrypted and deleted when the transfer ends. confirmation identifies the request that confirmed the transfer, so that a
-- repeat of it after a crash is known. due_at is the time of the next try of a confirmed transfer, on the machine's clock.
-- open_source allows one open transfer for a source, also if two requests come at once.
CREATE TABLE filing_transfers (
  id             BINARY(16)   NOT NULL PRIMARY KEY,
  source_id      BINARY(16)   NOT NULL,
  partner_id     BINARY(16),
  target_id      BINARY(16),
  subject_id     BINARY(16)   NOT NULL,
  subject_number VARCHAR(64)  NOT NULL,
  services       INT          NOT NULL,
  sponsor_name   VARBINARY(2000),
  principal_name VARBINARY(2000),
  state          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  opened_at      DATETIME(6)  NOT NULL,
  expires_at     DATETIME(6)  NOT NULL,
  confirmed_at   DATETIME(6),
  ended_at       DATETIME(6),
  confirmation   BINARY(16),
  due_at         DATETIME(6),
  attempts       INT          NOT NULL,
  refusal        VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin,
  version        INT          NOT NULL,
  open_source    BINARY(16) AS (CASE WHEN state IN ('DRAFT', 'CONFIRMED') THEN source_id END) STORED,
  UNIQUE KEY filing_transfers_open (open_source),
  KEY filing_transfers_of_source (source_id, id),
  KEY filing_transfers_of_target (target_id, state, id),
  KEY filing_transfers_of_partner (partner_id, id),
  KEY filing_transfers_drafts (state, expires_at),
  KEY filing_transfers_due (state, due_at),
  KEY filing_transfers_ended (ended_at),
  CONSTRAINT filing_transfers_from FOREIGN KEY (source_id) REFERENCES accounts (id),
  CONSTRAINT filing_transfers_to FOREIGN KEY (target_id) REFERENCES accounts (id),
  CONSTRAINT filing_transfers_two_accounts CHECK (target_id IS NULL OR target_id <> source_id),
  CONSTRAINT filing_transfers_confirmed CHECK (state NOT IN ('CONFIRMED', 'DONE', 'REFUSED')
    OR (target_id IS NOT NULL AND confirmed_at IS NOT NULL AND confirmation IS NOT NULL)),
  CONSTRAINT filing_transfers_end CHECK ((state IN ('DRAFT', 'CONFIRMED')) = (ended_at IS NULL)),
  CONSTRAINT filing_transfers_refused CHECK ((state = 'REFUSED') = (refusal IS NOT NULL))
);
--rollback DROP TABLE filing_transfers;

--changeset account:0012-transfer-leases
-- One row per job about transfers that one replica runs at a time.
CREATE TABLE transfer_leases (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);
--rollback DROP TABLE transfer_leases;

--changeset account:0012-transfer-leases-of-the-jobs
INSERT INTO transfer_leases (name, token, holder, expires_at) VALUES ('due', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM transfer_leases WHERE name = 'due';

--changeset account:0012-more-scopes
-- A client that has all scopes fills the column nearly.
ALTER TABLE partner_clients MODIFY COLUMN scopes VARCHAR(500) NOT NULL;
--rollback ALTER TABLE partner_clients MODIFY COLUMN scopes VARCHAR(200) NOT NULL;
