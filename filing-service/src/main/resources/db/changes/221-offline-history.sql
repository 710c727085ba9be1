--liquibase formatted sql

--changeset filing:221-offline-history
CREATE TABLE offline_history (
  case_id       BINARY(16)  NOT NULL,
  sequence      BIGINT      NOT NULL,
  act           VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_state    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin,
  to_state      VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_role    VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  actor_account BINARY(16),
  actor_partner BINARY(16),
  actor_client  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  told_day      DATE,
  happened_at   DATETIME(6) NOT NULL,
  PRIMARY KEY (case_id, sequence),
  CONSTRAINT offline_history_one_actor CHECK (actor_partner IS NULL OR actor_account IS NULL),
  CONSTRAINT offline_history_client CHECK ((actor_partner IS NULL) = (actor_client IS NULL)),
  CONSTRAINT offline_history_day CHECK ((told_day IS NOT NULL) = (act = 'HAND_IN'))
);
--rollback DROP TABLE offline_history;
