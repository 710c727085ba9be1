--liquibase formatted sql
--changeset sandbox:002-registered-domain
CREATE TABLE registered_domain (
  domain             VARCHAR(253)  CHARACTER SET ascii NOT NULL PRIMARY KEY,
  registrant_name    VARCHAR(256)  NOT NULL,
  certificate_type   VARCHAR(32)   NOT NULL,
  certificate_number VARCHAR(64)   NOT NULL,
  registered_at      DATETIME(6)   NOT NULL,
  expires_at         DATETIME(6)   NOT NULL,
  verified_at        DATETIME(6)   NULL,
  registrar_name     VARCHAR(256)  NOT NULL,
  registrar_iana_id  INT           NOT NULL,
  addresses          VARCHAR(2000) NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
