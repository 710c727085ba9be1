--liquibase formatted sql

--changeset filing:270-material-uploads
-- Papers that come in parts. An open one has a slot of its holder's: so many at once and no more. material_id: what became of it.
CREATE TABLE material_uploads (
  id          BINARY(16)  NOT NULL PRIMARY KEY,
  order_id    BINARY(16)  NOT NULL,
  holder      BINARY(16)  NOT NULL,
  slot        INT,
  kind        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  total       BIGINT      NOT NULL,
  received    BIGINT      NOT NULL,
  replaces    BINARY(16),
  material_id BINARY(16),
  expires_at  DATETIME(6) NOT NULL,
  UNIQUE KEY material_uploads_slot (holder, slot),
  KEY material_uploads_order (order_id),
  KEY material_uploads_expiry (expires_at),
  CONSTRAINT material_uploads_size CHECK (received >= 0 AND received <= total),
  CONSTRAINT material_uploads_open CHECK ((slot IS NULL) = (material_id IS NOT NULL)),
  CONSTRAINT material_uploads_whole CHECK (material_id IS NULL OR received = total)
);
--rollback DROP TABLE material_uploads;
