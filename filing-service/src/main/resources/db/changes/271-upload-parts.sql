--liquibase formatted sql

--changeset filing:271-upload-parts
-- What has come of a paper, each part in a sealed file named by the id; no two parts begin at one place.
CREATE TABLE upload_parts (
  id        BINARY(16) NOT NULL PRIMARY KEY,
  upload_id BINARY(16) NOT NULL,
  begins_at BIGINT     NOT NULL,
  size      BIGINT     NOT NULL,
  UNIQUE KEY upload_parts_place (upload_id, begins_at)
);
--rollback DROP TABLE upload_parts;
