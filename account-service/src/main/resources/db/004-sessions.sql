--liquibase formatted sql

--changeset account:sessions-1
CREATE TABLE session (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  account_id BINARY(16)  NOT NULL,
  started_at DATETIME(6) NOT NULL,
  ended_at   DATETIME(6),
  ended_by   VARCHAR(20),
  version    INT         NOT NULL,
  KEY session_account (account_id, ended_at),
  CONSTRAINT session_of_account FOREIGN KEY (account_id) REFERENCES account (id)
);

--changeset account:refresh-tokens-1
CREATE TABLE refresh_token (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  session_id BINARY(16)  NOT NULL,
  hash       BINARY(32)  NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  used_at    DATETIME(6),
  successor  BINARY(16),
  lost       BOOLEAN     NOT NULL,
  UNIQUE KEY refresh_token_hash (hash),
  KEY refresh_token_session (session_id),
  KEY refresh_token_expiry (expires_at)
);
