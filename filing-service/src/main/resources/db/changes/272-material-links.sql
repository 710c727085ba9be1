--liquibase formatted sql

--changeset filing:272-material-links
-- Through which a reviewer looks at one paper for a while. Only the digest of what stands in the link is kept.
CREATE TABLE material_links (
  id          BINARY(16)  NOT NULL PRIMARY KEY,
  digest      BINARY(32)  NOT NULL,
  order_id    BINARY(16)  NOT NULL,
  material_id BINARY(16)  NOT NULL,
  account     BINARY(16)  NOT NULL,
  reason      VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  uses_left   INT         NOT NULL,
  expires_at  DATETIME(6) NOT NULL,
  UNIQUE KEY material_links_digest (digest),
  KEY material_links_expiry (expires_at),
  CONSTRAINT material_links_uses CHECK (uses_left >= 0)
);
--rollback DROP TABLE material_links;
