--liquibase formatted sql

--changeset filing:253-review-calls
-- Calls to the phones of an order, by kind: a number stands in the order alone, sealed. A row is written once, with its step of the history.
CREATE TABLE review_calls (
  order_id    BINARY(16)   NOT NULL,
  sequence    BIGINT       NOT NULL,
  submission  INT          NOT NULL,
  phone       VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  outcome     VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  from_number VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  note        VARCHAR(200),
  reviewer    BINARY(16)   NOT NULL,
  called_at   DATETIME(6)  NOT NULL,
  PRIMARY KEY (order_id, sequence)
);
--rollback DROP TABLE review_calls;
