--liquibase formatted sql

--changeset platform:0006-captcha
-- Pictures that wait for their answer. A place holds one: the place of an account its last picture, any other place the picture that the
-- place is named after.
CREATE TABLE captchas (
  place      BINARY(16)  NOT NULL PRIMARY KEY,
  captcha_id BINARY(16)  NOT NULL,
  holder     BINARY(16)  NOT NULL,
  gap        INT         NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  UNIQUE KEY captchas_named (captcha_id),
  KEY captchas_expiry (expires_at)
);
