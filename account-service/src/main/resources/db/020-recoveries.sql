--liquibase formatted sql

--changeset account:recoveries-1
-- Somebody looks for the account that a domain is filed under. sealed_digits waits for the phone to be found and is gone then.
CREATE TABLE account_recovery (
  id            BINARY(16)   NOT NULL PRIMARY KEY,
  domain        VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  language      VARCHAR(2)   NOT NULL,
  started_at    DATETIME(6)  NOT NULL,
  expires_at    DATETIME(6)  NOT NULL,
  code_id       BINARY(16),
  sealed_digits VARBINARY(200),
  due_at        DATETIME(6),
  attempts      INT          NOT NULL,
  holder        BINARY(16),
  next_steps    VARCHAR(80),
  proven_at     DATETIME(6),
  version       INT          NOT NULL,
  KEY account_recovery_due (due_at),
  KEY account_recovery_expiry (expires_at)
);

--changeset account:recovery-cases-1
-- What a person of the support has to decide; how its sender is called and reached is sealed.
CREATE TABLE recovery_case (
  id          BINARY(16)     NOT NULL PRIMARY KEY,
  recovery_id BINARY(16)     NOT NULL,
  domain      VARCHAR(253)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  language    VARCHAR(2)     NOT NULL,
  name        VARBINARY(700) NOT NULL,
  phone       VARBINARY(200) NOT NULL,
  message     VARBINARY(3000),
  opened_at   DATETIME(6)    NOT NULL,
  outcome     VARCHAR(30),
  answered_by BINARY(16),
  answered_at DATETIME(6),
  version     INT            NOT NULL,
  UNIQUE KEY recovery_case_once (recovery_id),
  KEY recovery_case_answered (answered_at),
  CONSTRAINT recovery_case_whole CHECK (
    (outcome IS NULL) = (answered_by IS NULL) AND (outcome IS NULL) = (answered_at IS NULL))
);
