--liquibase formatted sql

--changeset filing:001-filing-type-checks
CREATE TABLE filing_type_checks (
  id                 BINARY(16)   NOT NULL PRIMARY KEY,
  owner              BINARY(16)   NOT NULL,
  province           CHAR(2)      NOT NULL,
  city               CHAR(6)      NOT NULL,
  county             CHAR(6),
  nature             INT          NOT NULL,
  certificate_type   INT          NOT NULL,
  certificate_number VARBINARY(512) NOT NULL,
  certificate_index  BINARY(16)   NOT NULL,
  domain             VARCHAR(253) NOT NULL,
  answer             VARCHAR(40)  NOT NULL,
  facts              TEXT         NOT NULL,
  missing            VARCHAR(200) NOT NULL,
  masked_login       VARCHAR(254),
  checked_at         DATETIME(6)  NOT NULL
);
