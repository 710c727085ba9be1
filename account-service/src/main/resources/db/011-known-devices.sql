--liquibase formatted sql

--changeset account:known-devices-1
-- A device that once signed in with a code has a quota of its own for codes; its token opens nothing and is kept as a hash.
CREATE TABLE known_device (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  account_id BINARY(16)  NOT NULL,
  hash       BINARY(32)  NOT NULL,
  expires_at DATETIME(6) NOT NULL,
  UNIQUE KEY known_device_hash (hash),
  KEY known_device_expiry (expires_at),
  CONSTRAINT known_device_of_account FOREIGN KEY (account_id) REFERENCES account (id)
);
