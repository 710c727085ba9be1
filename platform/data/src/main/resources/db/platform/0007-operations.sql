--liquibase formatted sql

--changeset platform:0007-operations
-- One bulk operation. It is staged while its lines come in, and accepted (accepted_at) in the transaction of its response; what is never
-- accepted is deleted. slot is one of those that its owner may have open at a time, where the kind has a limit. served_at orders the owners
-- that take turns. Both are given up at the end. A kind without a limit has no slots, so the table cannot demand one of an open operation.
CREATE TABLE operations (
  id           BINARY(16)  NOT NULL PRIMARY KEY,
  kind         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner        BINARY(16)  NOT NULL,
  client       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  language     CHAR(2)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  traceparent  CHAR(55)    CHARACTER SET ascii COLLATE ascii_bin,
  total        INT         NOT NULL,
  staged_at    DATETIME(6) NOT NULL,
  accepted_at  DATETIME(6),
  started_at   DATETIME(6),
  cancelled_at DATETIME(6),
  finished_at  DATETIME(6),
  slot         INT,
  served_at    DATETIME(6),
  UNIQUE KEY operations_slot (kind, owner, slot),
  KEY operations_served (kind, served_at),
  KEY operations_finished (kind, finished_at),
  KEY operations_staged (kind, accepted_at, staged_at),
  CONSTRAINT operations_open CHECK (slot IS NULL OR (accepted_at IS NOT NULL AND finished_at IS NULL)),
  CONSTRAINT operations_queue CHECK ((served_at IS NOT NULL) = (accepted_at IS NOT NULL AND finished_at IS NULL))
);

--changeset platform:0007-operation-batches
-- What one worker takes at a time. Token, holder and end are a lease: a worker that lost it writes nothing. The counts are those of its
-- ended lines, written with them, so that progress is a sum over batches.
CREATE TABLE operation_batches (
  name         VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  kind         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  operation_id BINARY(16)  NOT NULL,
  ordinal      INT         NOT NULL,
  unfinished   BOOLEAN     NOT NULL,
  done         INT         NOT NULL DEFAULT 0,
  failed       INT         NOT NULL DEFAULT 0,
  cancelled    INT         NOT NULL DEFAULT 0,
  due_at       DATETIME(6) NOT NULL,
  token        BIGINT      NOT NULL,
  holder       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expires_at   DATETIME(6) NOT NULL,
  UNIQUE KEY operation_batches_operation (operation_id, ordinal),
  KEY operation_batches_first (kind, unfinished, ordinal, name),
  KEY operation_batches_next (operation_id, unfinished, ordinal),
  CONSTRAINT operation_batches_of FOREIGN KEY (operation_id) REFERENCES operations (id)
);

--changeset platform:0007-operation-lines
-- One line. What it asks for (entry) is encrypted, and deleted when the line ends; the problem is encrypted too, as it may name what was
-- entered. The result names no person. item is what the line is about: one line of an operation at most names it.
CREATE TABLE operation_lines (
  id           BINARY(16)   NOT NULL PRIMARY KEY,
  operation_id BINARY(16)   NOT NULL,
  batch        INT          NOT NULL,
  line         INT          NOT NULL,
  reference    VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin,
  item         VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin,
  state        VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tries        INT          NOT NULL,
  due_at       DATETIME(6)  NOT NULL,
  entry        BLOB,
  problem      BLOB,
  result       TEXT,
  ended_at     DATETIME(6),
  UNIQUE KEY operation_lines_item (operation_id, item),
  UNIQUE KEY operation_lines_line (operation_id, line),
  KEY operation_lines_state (operation_id, state, line),
  KEY operation_lines_batch (operation_id, batch, line),
  CONSTRAINT operation_lines_of FOREIGN KEY (operation_id) REFERENCES operations (id),
  CONSTRAINT operation_lines_end CHECK ((state IN ('WAITING', 'STARTED')) = (ended_at IS NULL)),
  CONSTRAINT operation_lines_entry CHECK ((entry IS NULL) = (ended_at IS NOT NULL)),
  CONSTRAINT operation_lines_problem CHECK ((problem IS NOT NULL) = (state = 'FAILED')),
  CONSTRAINT operation_lines_started CHECK (result IS NOT NULL OR state <> 'STARTED')
);
