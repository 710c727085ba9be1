--liquibase formatted sql

--changeset platform:captcha-1
-- Pictures that wait for their answer. A place holds one: an account's own place its last one, any other place the one it is called by.
CREATE TABLE captcha (
  place      BINARY(16)  NOT NULL PRIMARY KEY,
  captcha_id BINARY(16)  NOT NULL,
  holder     BINARY(16)  NOT NULL,
  gap        INT         NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  UNIQUE KEY captcha_named (captcha_id),
  KEY captcha_expiry (expires_at)
);
