--liquibase formatted sql

--changeset filing:005-materials
CREATE TABLE materials (
  id          BINARY(16)  NOT NULL PRIMARY KEY,
  order_id    BINARY(16)  NOT NULL,
  kind        VARCHAR(40) NOT NULL,
  media_type  VARCHAR(40) NOT NULL,
  size        BIGINT      NOT NULL,
  sha256      CHAR(64)    NOT NULL,
  uploaded_at DATETIME(6) NOT NULL,
  UNIQUE KEY materials_order_kind (order_id, kind)
);
