--liquibase formatted sql

--changeset filing:011-captcha-quotas
-- How many pictures an account has had in the hour that began then; counted here, since several replicas draw.
CREATE TABLE captcha_quotas (
  account  BINARY(16)  NOT NULL PRIMARY KEY,
  begun_at DATETIME(6) NOT NULL,
  drawn    INT         NOT NULL
);
--rollback DROP TABLE captcha_quotas;
