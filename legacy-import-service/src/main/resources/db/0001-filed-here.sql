--liquibase formatted sql

--changeset legacy:filed-holder-1
CREATE TABLE filed_holder (
  subject_id         BINARY(16)     NOT NULL PRIMARY KEY,
  account            BINARY(16)     NOT NULL,
  certificate_index  BINARY(16)     NOT NULL,
  certificate_type   INT            NOT NULL,
  certificate_number VARBINARY(400) NOT NULL,
  name               VARBINARY(1000) NOT NULL,
  KEY filed_holder_certificate (certificate_index)
);

--changeset legacy:filed-domain-1
CREATE TABLE filed_domain (
  subject_id BINARY(16)   NOT NULL,
  domain     VARCHAR(253) NOT NULL,
  PRIMARY KEY (domain, subject_id),
  KEY filed_domain_subject (subject_id)
);
