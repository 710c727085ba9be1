--liquibase formatted sql

--changeset filing:007-subjects
-- One live subject a holder, one live subject a certificate; a filing number is never given twice, not even after its end.
CREATE TABLE subjects (
  id                 BINARY(16)     NOT NULL PRIMARY KEY,
  holder             BINARY(16)     NOT NULL,
  subject_number     VARCHAR(40)    NOT NULL,
  province           CHAR(2)        NOT NULL,
  nature             INT            NOT NULL,
  certificate_type   INT            NOT NULL,
  certificate_index  BINARY(16)     NOT NULL,
  certificate_number VARBINARY(512) NOT NULL,
  name               VARBINARY(2048) NOT NULL,
  content            MEDIUMBLOB     NOT NULL,
  status             VARCHAR(16)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sequence           BIGINT         NOT NULL,
  filed_at           DATETIME(6)    NOT NULL,
  version            BIGINT         NOT NULL,
  live_holder        BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN status = 'REGISTERED' THEN holder ELSE NULL END) STORED,
  live_certificate   BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN status = 'REGISTERED' THEN certificate_index ELSE NULL END) STORED,
  UNIQUE KEY subjects_number (subject_number),
  UNIQUE KEY subjects_live_holder (live_holder),
  UNIQUE KEY subjects_live_certificate (live_certificate)
);
