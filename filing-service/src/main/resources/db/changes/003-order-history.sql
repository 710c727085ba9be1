--liquibase formatted sql

--changeset filing:003-order-history
CREATE TABLE order_history (
  order_id      BINARY(16)  NOT NULL,
  sequence      BIGINT      NOT NULL,
  act           VARCHAR(32) NOT NULL,
  from_state    VARCHAR(32),
  to_state      VARCHAR(32) NOT NULL,
  actor_role    VARCHAR(16) NOT NULL,
  actor_account BINARY(16),
  happened_at   DATETIME(6) NOT NULL,
  reasons       TEXT        NOT NULL,
  PRIMARY KEY (order_id, sequence)
);
