--liquibase formatted sql

--changeset platform:0004-idempotency
-- One row a key, written in the transaction of the change that it answers. The id is a digest of sender, operation and key; the
-- response is encrypted together with the digest of the request.
CREATE TABLE idempotent_requests (
  id                 BINARY(16)  NOT NULL PRIMARY KEY,
  encrypted_response MEDIUMBLOB,
  made_at            DATETIME(6) NOT NULL,
  KEY idempotent_requests_made (made_at)
);
