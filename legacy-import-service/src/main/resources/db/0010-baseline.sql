--liquibase formatted sql

--changeset legacy:0010-filed-holders
-- Copy of the filed holders, from filing-service's topic of the record. certificate_number and name are encrypted; the two columns of the
-- blind index are its slots (ADR 0024), and the slot without a key is null.
CREATE TABLE filed_holders (
  subject_id          BINARY(16)      NOT NULL PRIMARY KEY,
  account             BINARY(16)      NOT NULL,
  certificate_type    INT             NOT NULL,
  certificate_number  VARBINARY(400)  NOT NULL,
  certificate_index   BINARY(16),
  certificate_index_b BINARY(16),
  name                VARBINARY(1000) NOT NULL,
  KEY filed_holders_certificate (certificate_index),
  KEY filed_holders_certificate_b (certificate_index_b),
  CONSTRAINT filed_holders_indexed CHECK (certificate_index IS NOT NULL OR certificate_index_b IS NOT NULL)
);

--changeset legacy:0010-filed-domains
CREATE TABLE filed_domains (
  subject_id BINARY(16)   NOT NULL,
  domain     VARCHAR(253) NOT NULL,
  PRIMARY KEY (domain, subject_id),
  KEY filed_domains_subject (subject_id)
);
