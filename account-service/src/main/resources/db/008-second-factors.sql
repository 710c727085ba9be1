--liquibase formatted sql

--changeset account:second-factors-1
-- The secret is sealed. last_step is the time step whose code was taken last: none at or before it is taken again.
CREATE TABLE second_factor (
  account_id  BINARY(16)     NOT NULL PRIMARY KEY,
  secret      VARBINARY(300) NOT NULL,
  last_step   BIGINT         NOT NULL,
  enrolled_at DATETIME(6)    NOT NULL,
  version     INT            NOT NULL,
  CONSTRAINT second_factor_of_staff FOREIGN KEY (account_id) REFERENCES staff_login (account_id)
);

--changeset account:recovery-codes-1
CREATE TABLE recovery_code (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  account_id BINARY(16)  NOT NULL,
  hash       BINARY(16)  NOT NULL,
  used_at    DATETIME(6),
  UNIQUE KEY recovery_code_of (account_id, hash),
  CONSTRAINT recovery_code_of_staff FOREIGN KEY (account_id) REFERENCES staff_login (account_id)
);

--changeset account:sign-in-challenges-1
-- new_secret, sealed, is offered to whoever has no second factor yet; it is that person's once its first code is right.
CREATE TABLE sign_in_challenge (
  id         BINARY(16)     NOT NULL PRIMARY KEY,
  account_id BINARY(16)     NOT NULL,
  address    BINARY(16)     NOT NULL,
  new_secret VARBINARY(300),
  expires_at DATETIME(6)    NOT NULL,
  tries      INT            NOT NULL,
  used_at    DATETIME(6),
  KEY sign_in_challenge_expiry (expires_at),
  CONSTRAINT sign_in_challenge_of_staff FOREIGN KEY (account_id) REFERENCES staff_login (account_id)
);
