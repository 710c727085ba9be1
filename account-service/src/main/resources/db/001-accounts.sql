--liquibase formatted sql

--changeset account:accounts-1
-- phone and mail are sealed; phone_index is the keyed hash that finds and keeps unique.
CREATE TABLE account (
  id          BINARY(16)   NOT NULL PRIMARY KEY,
  status      VARCHAR(20)  NOT NULL,
  phone       VARBINARY(200),
  phone_index BINARY(16),
  mail        VARBINARY(500),
  language    VARCHAR(2)   NOT NULL,
  opened_at   DATETIME(6)  NOT NULL,
  version     INT          NOT NULL,
  UNIQUE KEY account_phone (phone_index)
);
