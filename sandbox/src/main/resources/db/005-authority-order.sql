--liquibase formatted sql
--changeset sandbox:005-authority-order
-- one row per uploaded record: an order that comes back after a refusal has a second row; decide_at is machine time
CREATE TABLE authority_order (
  id            BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  baxh          VARCHAR(64) NOT NULL,
  data_sequence BIGINT      NOT NULL,
  state         VARCHAR(20) NOT NULL,
  record        MEDIUMTEXT  NOT NULL,
  received_at   DATETIME(6) NOT NULL,
  sms_deadline  DATETIME(6) NULL,
  decide_at     DATETIME(6) NULL,
  KEY authority_order_baxh (baxh, id),
  KEY authority_order_state (state, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
