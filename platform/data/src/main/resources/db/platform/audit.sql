--liquibase formatted sql

--changeset platform:audit-entries-1
-- Written in the transaction of the act. The time is the database's. Two indexes, for an auditor who asks what happened to a
-- thing or what somebody did; the key is a UUIDv7, so by time is by key.
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
  KEY audit_entries_account (account)
);

--changeset platform:audit-chain-1
CREATE TABLE audit_chain (
  number    BIGINT      NOT NULL PRIMARY KEY,
  entry_id  BINARY(16)  NOT NULL,
  key_id    INT         NOT NULL,
  hash      BINARY(32)  NOT NULL,
  sealed_at DATETIME(6) NOT NULL,
  UNIQUE KEY audit_chain_entry (entry_id)
);

--changeset platform:audit-unsealed-1
-- What waits for the sealer, and nothing else: it stays small however long the chain becomes, and what is committed late is in it
-- like everything else. No index but the key.
CREATE TABLE audit_unsealed (
  n        BIGINT     NOT NULL AUTO_INCREMENT PRIMARY KEY,
  entry_id BINARY(16) NOT NULL
);

--changeset platform:audit-anchors-1
-- What was published, so that an anchor removed outside is missed. The document is the signed anchor.
CREATE TABLE audit_anchors (
  sequence BIGINT        NOT NULL PRIMARY KEY,
  number   BIGINT        NOT NULL,
  document VARCHAR(1000) NOT NULL
);

--changeset platform:audit-lease-1
CREATE TABLE audit_lease (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);

--changeset platform:audit-lease-2
INSERT INTO audit_lease (name, token, holder, expires_at) VALUES ('sealer', 0, '', '2000-01-01 00:00:00');

--changeset platform:audit-entries-queue
-- The database itself queues each entry: none can be written past the sealer.
CREATE TRIGGER audit_entries_queue AFTER INSERT ON audit_entries FOR EACH ROW
  INSERT INTO audit_unsealed (entry_id) VALUES (NEW.id);

--changeset platform:audit-entries-no-update
CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';

--changeset platform:audit-entries-no-delete
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';

--changeset platform:audit-chain-no-update
CREATE TRIGGER audit_chain_no_update BEFORE UPDATE ON audit_chain FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';

--changeset platform:audit-chain-no-delete
CREATE TRIGGER audit_chain_no_delete BEFORE DELETE ON audit_chain FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';

--changeset platform:audit-anchors-no-update
CREATE TRIGGER audit_anchors_no_update BEFORE UPDATE ON audit_anchors FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';

--changeset platform:audit-anchors-no-delete
CREATE TRIGGER audit_anchors_no_delete BEFORE DELETE ON audit_anchors FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'The audit is append-only';
