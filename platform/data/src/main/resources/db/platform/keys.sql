--liquibase formatted sql

--changeset platform:key-check-1
-- A known value sealed with each keyset. A service whose keysets cannot open it has the wrong keys and is not ready.
CREATE TABLE key_check (
  keyset VARCHAR(20)    NOT NULL PRIMARY KEY,
  sealed VARBINARY(512) NOT NULL
);

--changeset platform:key-holders-1
-- Which keys each running replica has in hand; a rotation waits for all that were seen within a minute.
CREATE TABLE key_holders (
  holder  CHAR(36)     NOT NULL PRIMARY KEY,
  sealing CHAR(8)      NOT NULL,
  known   VARCHAR(200) NOT NULL,
  seen_at DATETIME(6)  NOT NULL
);

--changeset platform:key-progress-1
-- How far the job is that seals a column anew with that key.
CREATE TABLE key_progress (
  place     VARCHAR(140) NOT NULL PRIMARY KEY,
  key_id    INT          NOT NULL,
  after_key BINARY(16)   NOT NULL
);

--changeset platform:key-lease-1
CREATE TABLE key_lease (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);

--changeset platform:key-lease-2
INSERT INTO key_lease (name, token, holder, expires_at) VALUES ('seal-anew', 0, '', '2000-01-01 00:00:00');

--changeset platform:key-check-2
-- In a database from before, the key of the index made the hashes, too: only a keyset of hashes that has this key is the right one.
INSERT INTO key_check (keyset, sealed) SELECT 'hash', sealed FROM key_check WHERE keyset = 'index';

--changeset platform:key-holders-2
-- With which key a replica makes the blind index. Null is one of before, which knows one slot only.
ALTER TABLE key_holders ADD COLUMN sealing_index CHAR(8);
