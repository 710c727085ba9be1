--liquibase formatted sql

--changeset account:one-time-codes-1
CREATE TABLE one_time_code (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  purpose    VARCHAR(30) NOT NULL,
  hash       BINARY(16)  NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  tries      INT         NOT NULL,
  used_at    DATETIME(6),
  KEY one_time_code_expiry (expires_at)
);
