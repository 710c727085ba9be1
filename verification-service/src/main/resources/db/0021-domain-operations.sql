--liquibase formatted sql

--changeset verification:0021-domain-operations
-- One operation. It is staged while its lines come in, and taken (taken_at) in the transaction of its answer; what is never taken is
-- swept. slot is one of those that its owner may have open at a time, and served_at the end of the queue in which owners take turns;
-- both are given up at the end.
CREATE TABLE domain_operations (
  id           BINARY(16)  NOT NULL PRIMARY KEY,
  owner        BINARY(16)  NOT NULL,
  language     CHAR(2)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  total        INT         NOT NULL,
  staged_at    DATETIME(6) NOT NULL,
  taken_at     DATETIME(6),
  started_at   DATETIME(6),
  cancelled_at DATETIME(6),
  finished_at  DATETIME(6),
  slot         INT,
  served_at    DATETIME(6),
  UNIQUE KEY domain_operations_slot (owner, slot),
  KEY domain_operations_served (served_at),
  KEY domain_operations_finished (finished_at),
  KEY domain_operations_staged (taken_at, staged_at),
  CONSTRAINT domain_operations_open CHECK ((slot IS NOT NULL) = (taken_at IS NOT NULL AND finished_at IS NULL)),
  CONSTRAINT domain_operations_queue CHECK ((served_at IS NOT NULL) = (slot IS NOT NULL))
);
--rollback DROP TABLE domain_operations;

--changeset verification:0021-domain-operation-slices
-- What one worker takes at a time. Token, holder and end are a lease: whoever had it before writes nothing any more.
CREATE TABLE domain_operation_slices (
  name         VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  operation_id BINARY(16)  NOT NULL,
  ordinal      INT         NOT NULL,
  unfinished   BOOLEAN     NOT NULL,
  due_at       DATETIME(6) NOT NULL,
  token        BIGINT      NOT NULL,
  holder       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expires_at   DATETIME(6) NOT NULL,
  UNIQUE KEY domain_operation_slices_operation (operation_id, ordinal),
  KEY domain_operation_slices_unfinished (operation_id, unfinished, ordinal),
  CONSTRAINT domain_operation_slices_of FOREIGN KEY (operation_id) REFERENCES domain_operations (id)
);
--rollback DROP TABLE domain_operation_slices;

--changeset verification:0021-domain-operation-lines
-- One line. The holder (entry) is sealed, and forgotten as soon as the line has its end; the problem is sealed too, as it may name what
-- was entered. The result names nobody.
CREATE TABLE domain_operation_lines (
  id           BINARY(16)  NOT NULL PRIMARY KEY,
  operation_id BINARY(16)  NOT NULL,
  slice        INT         NOT NULL,
  line         INT         NOT NULL,
  reference    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  domain       VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin,
  state        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tries        INT         NOT NULL,
  due_at       DATETIME(6) NOT NULL,
  entry        VARBINARY(2048),
  problem      BLOB,
  result       TEXT,
  ended_at     DATETIME(6),
  UNIQUE KEY domain_operation_lines_domain (operation_id, domain),
  UNIQUE KEY domain_operation_lines_line (operation_id, line),
  KEY domain_operation_lines_state (operation_id, state, line),
  KEY domain_operation_lines_slice (operation_id, slice, line),
  CONSTRAINT domain_operation_lines_of FOREIGN KEY (operation_id) REFERENCES domain_operations (id),
  CONSTRAINT domain_operation_lines_end CHECK ((state = 'WAITING') = (ended_at IS NULL)),
  CONSTRAINT domain_operation_lines_entry CHECK ((entry IS NULL) = (ended_at IS NOT NULL)),
  CONSTRAINT domain_operation_lines_problem CHECK ((problem IS NOT NULL) = (state = 'FAILED')),
  CONSTRAINT domain_operation_lines_result CHECK ((result IS NOT NULL) = (state = 'DONE'))
);
--rollback DROP TABLE domain_operation_lines;
