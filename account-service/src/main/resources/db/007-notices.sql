--liquibase formatted sql

--changeset account:notices-1
CREATE TABLE notice (
  id              BINARY(16)     NOT NULL PRIMARY KEY,
  account_id      BINARY(16),
  cause           VARCHAR(120)   NOT NULL,
  channel         VARCHAR(10)    NOT NULL,
  template        VARCHAR(40)    NOT NULL,
  language        VARCHAR(2)     NOT NULL,
  recipient       VARBINARY(500) NOT NULL,
  sealed_values   BLOB,
  good_until      DATETIME(6),
  fate            VARCHAR(10)    NOT NULL,
  attempts        INT            NOT NULL,
  next_attempt_at DATETIME(6)    NOT NULL,
  created_at      DATETIME(6)    NOT NULL,
  decided_at      DATETIME(6),
  last_fault      VARCHAR(200),
  UNIQUE KEY notice_once (cause, channel),
  KEY notice_due (fate, channel, next_attempt_at),
  KEY notice_account (account_id, created_at)
);
