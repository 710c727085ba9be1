--liquibase formatted sql

--changeset filing:006-service-numbers
-- The slot (1 to 5) and its key hold the limit of five numbers an instance.
CREATE TABLE service_numbers (
  id           BINARY(16)    NOT NULL PRIMARY KEY,
  bsn          VARCHAR(40)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  holder       BINARY(16)    NOT NULL,
  product      VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  instance_id  VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  slot         INT           NOT NULL,
  state        VARCHAR(16)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_id     BINARY(16),
  ip_addresses VARCHAR(1000) NOT NULL,
  term_ends    DATE          NOT NULL,
  created_at   DATETIME(6)   NOT NULL,
  version      BIGINT        NOT NULL,
  UNIQUE KEY service_numbers_bsn (bsn),
  UNIQUE KEY service_numbers_slot (product, instance_id, slot),
  UNIQUE KEY service_numbers_order (order_id),
  KEY service_numbers_holder (holder, id),
  CONSTRAINT service_numbers_slots CHECK (slot BETWEEN 1 AND 5)
);
