--liquibase formatted sql

--changeset inspection:filed-subject-1
CREATE TABLE filed_subject (
  subject_id         BINARY(16)  NOT NULL PRIMARY KEY,
  holder             BINARY(16)  NOT NULL,
  province           CHAR(2)     NOT NULL,
  nature             INT         NOT NULL,
  subject_number     VARCHAR(40) NOT NULL,
  status             VARCHAR(20) NOT NULL,
  certificate_index  BINARY(16),
  certificate_type   INT,
  certificate_number VARBINARY(400),
  name               VARBINARY(1000),
  KEY filed_subject_certificate (certificate_index)
);

--changeset inspection:filed-site-1
CREATE TABLE filed_site (
  service_id     BINARY(16)  NOT NULL PRIMARY KEY,
  subject_id     BINARY(16)  NOT NULL,
  service_number VARCHAR(60) NOT NULL,
  kind           VARCHAR(20) NOT NULL,
  status         VARCHAR(20) NOT NULL,
  access_status  VARCHAR(20) NOT NULL,
  filed_at       DATETIME(6) NOT NULL,
  KEY filed_site_subject (subject_id)
);

--changeset inspection:filed-site-domain-1
CREATE TABLE filed_site_domain (
  service_id BINARY(16)   NOT NULL,
  domain     VARCHAR(253) NOT NULL,
  PRIMARY KEY (domain, service_id),
  KEY filed_site_domain_service (service_id)
);
