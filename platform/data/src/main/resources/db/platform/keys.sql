--liquibase formatted sql

--changeset platform:key-check-1
-- A known value sealed with each keyset. A service whose keysets cannot open it has the wrong keys and is not ready.
CREATE TABLE key_check (
  keyset VARCHAR(20)    NOT NULL PRIMARY KEY,
  sealed VARBINARY(512) NOT NULL
);
