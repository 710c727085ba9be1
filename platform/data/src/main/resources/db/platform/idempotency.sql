--liquibase formatted sql

--changeset platform:idempotency-1
-- One row a key, written in the transaction of the change it answers for. The id is a digest of sender, operation and key;
-- the answer is sealed together with the digest of what was sent.
CREATE TABLE idempotency (
  id      BINARY(16)  NOT NULL PRIMARY KEY,
  sealed  MEDIUMBLOB,
  made_at DATETIME(6) NOT NULL,
  KEY idempotency_made (made_at)
);
