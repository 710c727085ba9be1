--liquibase formatted sql

--changeset filing:290-spot-checks
-- What the authority wants looked at; passed on to inspection once, whoever sends the task how often.
CREATE TABLE spot_checks (
  id          BINARY(16)   NOT NULL PRIMARY KEY,
  task        VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id  BINARY(16)   NOT NULL,
  service_id  BINARY(16),
  items       VARCHAR(256) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  due_at      DATETIME(6),
  note        BLOB,
  received_at DATETIME(6)  NOT NULL,
  UNIQUE KEY spot_checks_task (task)
);
--rollback DROP TABLE spot_checks;
