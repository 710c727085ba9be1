--liquibase formatted sql

--changeset inspection:spot-check-1
-- What the authority wants looked at, as filing-service passed it on.
CREATE TABLE spot_check (
  spot_check_id BINARY(16)   NOT NULL PRIMARY KEY,
  task          VARCHAR(64)  NOT NULL,
  subject_id    BINARY(16)   NOT NULL,
  service_id    BINARY(16),
  items         VARCHAR(256) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  due_at        DATETIME(6),
  note          BLOB,
  requested_at  DATETIME(6)  NOT NULL
);
--rollback DROP TABLE spot_check;
