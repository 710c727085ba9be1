--liquibase formatted sql

--changeset filing:280-bulk-orders
-- One operation of a partner's client. Who asked, in which language and under which trace stands here, so that its lines are
-- worked off as if they had asked one by one.
CREATE TABLE bulk_orders (
  id          BINARY(16)  NOT NULL PRIMARY KEY,
  partner     BINARY(16)  NOT NULL,
  client      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  language    CHAR(2)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  traceparent CHAR(55)    CHARACTER SET ascii COLLATE ascii_bin,
  total       INT         NOT NULL,
  created_at  DATETIME(6) NOT NULL,
  started_at  DATETIME(6),
  finished_at DATETIME(6),
  KEY bulk_orders_partner (partner, id),
  KEY bulk_orders_finished (finished_at)
);
--rollback DROP TABLE bulk_orders;

--changeset filing:280-bulk-order-slices
-- What one worker takes at a time. Token, holder and end are a lease: whoever had it before writes nothing any more.
CREATE TABLE bulk_order_slices (
  name         VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  operation_id BINARY(16)  NOT NULL,
  ordinal      INT         NOT NULL,
  unfinished   BOOLEAN     NOT NULL,
  due_at       DATETIME(6) NOT NULL,
  token        BIGINT      NOT NULL,
  holder       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  expires_at   DATETIME(6) NOT NULL,
  UNIQUE KEY bulk_order_slices_operation (operation_id, ordinal),
  KEY bulk_order_slices_unfinished (unfinished, ordinal, name),
  CONSTRAINT bulk_order_slices_of FOREIGN KEY (operation_id) REFERENCES bulk_orders (id)
);
--rollback DROP TABLE bulk_order_slices;

--changeset filing:280-bulk-order-items
-- One line. What it asks is sealed, and forgotten as soon as it has its result; the problem is sealed too, as it may name what was
-- entered.
CREATE TABLE bulk_order_items (
  id           BINARY(16)  NOT NULL PRIMARY KEY,
  operation_id BINARY(16)  NOT NULL,
  slice        INT         NOT NULL,
  line         INT         NOT NULL,
  reference    VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state        VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tries        INT         NOT NULL,
  due_at       DATETIME(6) NOT NULL,
  order_id     BINARY(16),
  entry        BLOB,
  problem      BLOB,
  ended_at     DATETIME(6),
  UNIQUE KEY bulk_order_items_reference (operation_id, reference),
  UNIQUE KEY bulk_order_items_line (operation_id, line),
  KEY bulk_order_items_state (operation_id, state, line),
  KEY bulk_order_items_slice (operation_id, slice, line),
  CONSTRAINT bulk_order_items_of FOREIGN KEY (operation_id) REFERENCES bulk_orders (id),
  CONSTRAINT bulk_order_items_end CHECK ((state IN ('DONE', 'FAILED')) = (ended_at IS NOT NULL)),
  CONSTRAINT bulk_order_items_entry CHECK ((entry IS NULL) = (ended_at IS NOT NULL)),
  CONSTRAINT bulk_order_items_problem CHECK ((problem IS NOT NULL) = (state = 'FAILED')),
  CONSTRAINT bulk_order_items_order CHECK (order_id IS NOT NULL OR state IN ('WAITING', 'FAILED'))
);
--rollback DROP TABLE bulk_order_items;
