--liquibase formatted sql

--changeset legacy:0014-legacy-loads
-- A load of files of the old platform. Its work runs on the operation engine: operation_id is the latest operation, and a load has at most one
-- that is open. A dry run judges every row and stores none.
CREATE TABLE legacy_loads (
  id           BINARY(16)   NOT NULL PRIMARY KEY,
  name         VARCHAR(100) NOT NULL,
  dry_run      BOOLEAN      NOT NULL,
  kinds        VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_by   BINARY(16)   NOT NULL,
  created_at   DATETIME(6)  NOT NULL,
  operation_id BINARY(16),
  started_at   DATETIME(6),
  version      BIGINT       NOT NULL DEFAULT 0,
  KEY legacy_loads_created (created_at, id)
);
--rollback DROP TABLE legacy_loads;

--changeset legacy:0014-legacy-load-files
-- A file of a load. It grows at its end while it comes in. rows_read is its checkpoint: it is written in the transaction that stores these
-- rows, so after a crash the next worker goes on behind the last row that was stored.
CREATE TABLE legacy_load_files (
  id           BINARY(16)  NOT NULL PRIMARY KEY,
  load_id      BINARY(16)  NOT NULL,
  kind         VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ordinal      INT         NOT NULL,
  state        VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  encoding     VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin,
  total        BIGINT      NOT NULL,
  received     BIGINT      NOT NULL,
  sha256       BINARY(32),
  began_at     DATETIME(6) NOT NULL,
  expires_at   DATETIME(6) NOT NULL,
  loading_at   DATETIME(6),
  ended_at     DATETIME(6),
  fault        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin,
  fault_line   BIGINT,
  rows_read    BIGINT      NOT NULL DEFAULT 0,
  rows_new     BIGINT      NOT NULL DEFAULT 0,
  rows_changed BIGINT      NOT NULL DEFAULT 0,
  rows_same    BIGINT      NOT NULL DEFAULT 0,
  rows_aside   BIGINT      NOT NULL DEFAULT 0,
  UNIQUE KEY legacy_load_files_ordinal (load_id, ordinal),
  KEY legacy_load_files_state (state, expires_at),
  CONSTRAINT legacy_load_files_states CHECK (state IN ('ARRIVING', 'READY', 'LOADED', 'UNREADABLE', 'CANCELLED')),
  CONSTRAINT legacy_load_files_grows CHECK (received BETWEEN 0 AND total),
  CONSTRAINT legacy_load_files_rows CHECK (rows_read = rows_new + rows_changed + rows_same + rows_aside)
);
--rollback DROP TABLE legacy_load_files;

--changeset legacy:0014-legacy-load-parts
-- The bytes of a file, at most 1 MiB a part, each encrypted as it comes. Deleted when the file has been loaded.
CREATE TABLE legacy_load_parts (
  id        BINARY(16) NOT NULL PRIMARY KEY,
  file_id   BINARY(16) NOT NULL,
  begins_at BIGINT     NOT NULL,
  size      INT        NOT NULL,
  bytes     MEDIUMBLOB NOT NULL,
  UNIQUE KEY legacy_load_parts_place (file_id, begins_at)
);
--rollback DROP TABLE legacy_load_parts;

--changeset legacy:0014-legacy-set-aside
-- A row that was not stored. The whole row is encrypted; the faults name line, column and code with a masked value. The id is made from file
-- and line, so a chunk that runs again writes the same rows. Deleted after the retention.
CREATE TABLE legacy_set_aside_rows (
  id           BINARY(16)  NOT NULL PRIMARY KEY,
  load_id      BINARY(16)  NOT NULL,
  file_id      BINARY(16)  NOT NULL,
  kind         VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  file_ordinal INT         NOT NULL,
  line         BIGINT      NOT NULL,
  code         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  faults       TEXT        NOT NULL,
  content      MEDIUMBLOB  NOT NULL,
  found_at     DATETIME(6) NOT NULL,
  delete_after DATETIME(6) NOT NULL,
  UNIQUE KEY legacy_set_aside_rows_line (load_id, file_ordinal, line),
  KEY legacy_set_aside_rows_code (load_id, code),
  KEY legacy_set_aside_rows_kind (kind, load_id),
  KEY legacy_set_aside_rows_due (delete_after),
  KEY legacy_set_aside_rows_found (found_at)
);
--rollback DROP TABLE legacy_set_aside_rows;

--changeset legacy:0014-legacy-dry-keys
-- The keys of the rows that a dry run would have stored, so that it finds duplicates and conflicts between its files. Deleted at its end.
CREATE TABLE legacy_dry_keys (
  load_id   BINARY(16)  NOT NULL,
  space     VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  key_value BINARY(16)  NOT NULL,
  row_id    BINARY(16)  NOT NULL,
  line      BIGINT      NOT NULL,
  PRIMARY KEY (load_id, space, key_value)
);
--rollback DROP TABLE legacy_dry_keys;
