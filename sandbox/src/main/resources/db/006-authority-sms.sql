--liquibase formatted sql
--changeset sandbox:006-authority-sms
CREATE TABLE authority_sms (
  id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id    BIGINT       NOT NULL,
  phone       VARCHAR(32)  NOT NULL,
  name        VARCHAR(256) NOT NULL,
  last_six    VARCHAR(6)   NOT NULL,
  code        CHAR(6)      NOT NULL,
  deadline    DATETIME(6)  NOT NULL,
  wrong_tries INT          NOT NULL,
  state       VARCHAR(12)  NOT NULL,
  KEY authority_sms_order (order_id),
  KEY authority_sms_phone (phone, id),
  CONSTRAINT authority_sms_of_order FOREIGN KEY (order_id) REFERENCES authority_order (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
