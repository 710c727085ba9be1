--liquibase formatted sql
--changeset sandbox:004-authority-upload
CREATE TABLE authority_provider (
  isp_id        VARCHAR(64) NOT NULL PRIMARY KEY,
  last_sequence BIGINT      NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE authority_upload (
  data_sequence BIGINT       NOT NULL PRIMARY KEY,
  file_name     VARCHAR(128) NOT NULL,
  payload_md5   BINARY(16)   NOT NULL,
  records       INT          NOT NULL,
  received_at   DATETIME(6)  NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
