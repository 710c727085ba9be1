--liquibase formatted sql

--changeset filing:009-captchas
-- One picture an account: another one takes its place, and one that was answered is gone.
CREATE TABLE captchas (
  account    BINARY(16)  NOT NULL PRIMARY KEY,
  captcha_id BINARY(16)  NOT NULL,
  gap        INT         NOT NULL,
  expires_at DATETIME(6) NOT NULL
);
--rollback DROP TABLE captchas;
