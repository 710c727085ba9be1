--liquibase formatted sql

--changeset bench:1
-- The smallest business transaction of the suite: the thing itself, and its history.
CREATE TABLE bench_order (
  id       BINARY(16)   NOT NULL PRIMARY KEY,
  holder   BINARY(16)   NOT NULL,
  state    VARCHAR(30)  NOT NULL,
  body     VARCHAR(500) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  KEY bench_order_holder (holder)
);

--changeset bench:2
CREATE TABLE bench_history (
  order_id BINARY(16)  NOT NULL,
  revision INT         NOT NULL,
  act      VARCHAR(30) NOT NULL,
  actor    BINARY(16)  NOT NULL,
  at       DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id, revision)
);
