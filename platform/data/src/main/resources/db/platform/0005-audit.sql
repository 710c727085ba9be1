--liquibase formatted sql

--changeset platform:0005-audit-entries
-- Written in the transaction of the act. The time is the database's. An auditor asks what happened to a thing, what an account did, or
-- who did an act: one index each. The id is a UUIDv7, so its order is that of time.
-- Roles and details are text, because the MAC covers their letters.
CREATE TABLE audit_entries (
  id          BINARY(16)    NOT NULL PRIMARY KEY,
  at          DATETIME(6)   NOT NULL,
  account     BINARY(16),
  client      VARCHAR(64),
  roles       VARCHAR(200)  NOT NULL,
  act         VARCHAR(80)   NOT NULL,
  object_type VARCHAR(80)   NOT NULL,
  object_id   BINARY(16)    NOT NULL,
  outcome     VARCHAR(10)   NOT NULL,
  reason      VARCHAR(80),
  details     VARCHAR(1000) NOT NULL,
  trace_id    CHAR(32),
  key_id      INT           NOT NULL,
  mac         BINARY(32)    NOT NULL,
  KEY audit_entries_object (object_id),
  KEY audit_entries_account (account),
  KEY audit_entries_act (act)
);

--changeset platform:0005-audit-chain
CREATE TABLE audit_chain (
  number     BIGINT      NOT NULL PRIMARY KEY,
  entry_id   BINARY(16)  NOT NULL,
  key_id     INT         NOT NULL,
  hash       BINARY(32)  NOT NULL,
  chained_at DATETIME(6) NOT NULL,
  UNIQUE KEY audit_chain_entry (entry_id)
);

--changeset platform:0005-audit-unchained
-- Entries that are not in the chain yet. The table stays small however long the chain becomes, and it holds entries that are committed
-- late, too. No index but the key.
CREATE TABLE audit_unchained_entries (
  n        BIGINT     NOT NULL AUTO_INCREMENT PRIMARY KEY,
  entry_id BINARY(16) NOT NULL
);

--changeset platform:0005-audit-anchors
-- Published anchors: the verifier misses one that was removed outside. The document is the signed anchor.
CREATE TABLE audit_anchors (
  sequence BIGINT        NOT NULL PRIMARY KEY,
  number   BIGINT        NOT NULL,
  document VARCHAR(1000) NOT NULL
);

--changeset platform:0005-audit-lease
CREATE TABLE audit_leases (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);

--changeset platform:0005-audit-lease-of-the-chain
INSERT INTO audit_leases (name, token, holder, expires_at) VALUES ('chain', 0, '', '2000-01-01 00:00:00');

--changeset platform:0005-audit-entries-queue
-- The database itself queues each entry, so no writer can bypass the chain.
CREATE TRIGGER audit_entries_queue AFTER INSERT ON audit_entries FOR EACH ROW
  INSERT INTO audit_unchained_entries (entry_id) VALUES (NEW.id);

--changeset platform:0005-audit-entries-no-update
CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';

--changeset platform:0005-audit-entries-no-delete
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';

--changeset platform:0005-audit-chain-no-update
CREATE TRIGGER audit_chain_no_update BEFORE UPDATE ON audit_chain FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';

--changeset platform:0005-audit-chain-no-delete
CREATE TRIGGER audit_chain_no_delete BEFORE DELETE ON audit_chain FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';

--changeset platform:0005-audit-anchors-no-update
CREATE TRIGGER audit_anchors_no_update BEFORE UPDATE ON audit_anchors FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';

--changeset platform:0005-audit-anchors-no-delete
CREATE TRIGGER audit_anchors_no_delete BEFORE DELETE ON audit_anchors FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';
