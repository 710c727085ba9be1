--liquibase formatted sql
--changeset sandbox:003-message
-- visible_at is machine time; NULL: the operator took it and never delivered it
CREATE TABLE message (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  channel       VARCHAR(16)  NOT NULL,
  sender        VARCHAR(320) NULL,
  recipient     VARCHAR(320) NOT NULL,
  subject       VARCHAR(998) NULL,
  body          MEDIUMTEXT   NOT NULL,
  reference     VARCHAR(100) NULL,
  received_at   DATETIME(6)  NOT NULL,
  business_time DATETIME(6)  NOT NULL,
  visible_at    DATETIME(6)  NULL,
  UNIQUE KEY message_reference (reference),
  KEY message_recipient (recipient, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
