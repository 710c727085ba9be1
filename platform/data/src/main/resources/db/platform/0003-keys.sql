--liquibase formatted sql

--changeset platform:0003-key-check
-- A known value encrypted with each keyset. A service whose keysets cannot decrypt it has the wrong keys and is not ready.
CREATE TABLE key_checks (
  keyset      VARCHAR(20)    NOT NULL PRIMARY KEY,
  check_value VARBINARY(512) NOT NULL
);

--changeset platform:0003-key-holders
-- The keys that each running replica has loaded; a rotation waits for all replicas that were seen within a minute. The three columns name
-- the key that the replica uses for fields, for files and for the blind index.
CREATE TABLE key_holders (
  holder    CHAR(36)     NOT NULL PRIMARY KEY,
  field_key CHAR(8)      NOT NULL,
  file_key  CHAR(8),
  index_key CHAR(8),
  known     VARCHAR(200) NOT NULL,
  seen_at   DATETIME(6)  NOT NULL
);

--changeset platform:0003-key-progress
-- How far the job is that encrypts a column again under the new key.
CREATE TABLE key_passes (
  place     VARCHAR(140) NOT NULL PRIMARY KEY,
  key_id    INT          NOT NULL,
  after_key BINARY(16)   NOT NULL
);

--changeset platform:0003-key-file-passes
-- Result of the last pass over all encrypted files with that key: the number of files that an older key still encrypts.
CREATE TABLE key_file_passes (
  key_id    INT         NOT NULL PRIMARY KEY,
  began_at  DATETIME(6) NOT NULL,
  left_over INT         NOT NULL
);

--changeset platform:0003-key-lease
CREATE TABLE key_leases (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);

--changeset platform:0003-key-lease-of-the-job
INSERT INTO key_leases (name, token, holder, expires_at) VALUES ('reencrypt', 0, '', '2000-01-01 00:00:00');
