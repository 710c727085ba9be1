--liquibase formatted sql

--changeset bench:0010-orders
-- The smallest business transaction of the suite: an order and its history.
CREATE TABLE bench_orders (
  id         BINARY(16)   NOT NULL PRIMARY KEY,
  holder     BINARY(16)   NOT NULL,
  state      VARCHAR(30)  NOT NULL,
  body       VARCHAR(500) NOT NULL,
  changed_at DATETIME(6)  NOT NULL,
  KEY bench_orders_holder (holder)
);

--changeset bench:0010-history
CREATE TABLE bench_history (
  order_id BINARY(16)  NOT NULL,
  revision INT         NOT NULL,
  act      VARCHAR(30) NOT NULL,
  actor    BINARY(16)  NOT NULL,
  at       DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id, revision)
);
