--liquibase formatted sql
--changeset sandbox:008-authority-filing
-- the counter never goes back, so that a number is given once; the unique keys are the second guard
CREATE TABLE authority_number (
  prefix VARCHAR(4) NOT NULL,
  year   SMALLINT   NOT NULL,
  last   INT        NOT NULL,
  PRIMARY KEY (prefix, year)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE authority_filing (
  subject_number     VARCHAR(32)  NOT NULL PRIMARY KEY,
  baxh               VARCHAR(64)  NOT NULL,
  sponsor            VARCHAR(256) NOT NULL,
  nature             VARCHAR(8)   NOT NULL,
  certificate_type   VARCHAR(8)   NOT NULL,
  certificate_number VARCHAR(64)  NOT NULL,
  password_hash      BINARY(32)   NOT NULL,
  filed_at           DATETIME(6)  NOT NULL,
  UNIQUE KEY authority_filing_certificate (certificate_type, certificate_number),
  UNIQUE KEY authority_filing_baxh (baxh),
  KEY authority_filing_sponsor (sponsor)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE authority_service (
  service_number VARCHAR(40)  NOT NULL PRIMARY KEY,
  subject_number VARCHAR(32)  NOT NULL,
  wzxh           VARCHAR(64)  NOT NULL,
  site_name      VARCHAR(256) NOT NULL,
  KEY authority_service_subject (subject_number),
  CONSTRAINT authority_service_of_filing FOREIGN KEY (subject_number) REFERENCES authority_filing (subject_number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE authority_domain (
  domain         VARCHAR(253) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  service_number VARCHAR(40)  NOT NULL,
  KEY authority_domain_service (service_number),
  CONSTRAINT authority_domain_of_service FOREIGN KEY (service_number) REFERENCES authority_service (service_number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE authority_password_try (
  id       BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  baxh     VARCHAR(64) NOT NULL,
  tried_at DATETIME(6) NOT NULL,
  KEY authority_password_try_baxh (baxh, tried_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
