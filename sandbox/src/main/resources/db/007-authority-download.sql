--liquibase formatted sql
--changeset sandbox:007-authority-download
CREATE TABLE authority_download (
  id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  file_name  VARCHAR(128) NOT NULL,
  created_at DATETIME(6)  NOT NULL,
  acked_at   DATETIME(6)  NULL,
  UNIQUE KEY authority_download_name (file_name),
  KEY authority_download_open (acked_at, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE authority_outgoing (
  id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_name  VARCHAR(16) NOT NULL,
  record      MEDIUMTEXT  NOT NULL,
  download_id BIGINT      NULL,
  KEY authority_outgoing_download (download_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
