--liquibase formatted sql
--changeset sandbox:009-cloud-instance
CREATE TABLE cloud_instance (
  instance_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  account     CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  launched_on DATE        NOT NULL
);
