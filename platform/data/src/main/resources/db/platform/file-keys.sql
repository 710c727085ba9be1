--liquibase formatted sql

--changeset platform:file-keys-holders
-- With which key a replica seals files. Null is one of before, which does not know that files name their key.
ALTER TABLE key_holders ADD COLUMN sealing_files CHAR(8);

--changeset platform:file-keys-passes
-- How the last look through all sealed files with that key ended: how many are still sealed with an older one.
CREATE TABLE key_file_passes (
  key_id   INT         NOT NULL PRIMARY KEY,
  began_at DATETIME(6) NOT NULL,
  left_over INT        NOT NULL
);
