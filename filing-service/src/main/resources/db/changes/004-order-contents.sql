--liquibase formatted sql

--changeset filing:004-order-contents
CREATE TABLE order_contents (
  order_id BINARY(16) NOT NULL PRIMARY KEY,
  subject  MEDIUMBLOB,
  service  MEDIUMBLOB
);
