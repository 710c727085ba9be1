--liquibase formatted sql

--changeset filing:0022-owed-order-codes
-- Which principals still owe the authority's code, as the authority's last record says, by the parts of the order. The row counts while
-- sms_until is that of the order: a later upload has another deadline. No phone stands here.
CREATE TABLE owed_order_codes (
  order_id  BINARY(16)  NOT NULL PRIMARY KEY,
  parts     JSON        NOT NULL,
  sms_until DATETIME(6) NOT NULL
);
--rollback DROP TABLE owed_order_codes;
