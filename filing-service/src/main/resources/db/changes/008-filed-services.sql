--liquibase formatted sql

--changeset filing:008-filed-services
CREATE TABLE filed_services (
  id             BINARY(16)   NOT NULL PRIMARY KEY,
  subject_id     BINARY(16)   NOT NULL,
  holder         BINARY(16)   NOT NULL,
  service_number VARCHAR(40)  NOT NULL,
  kind           VARCHAR(16)  NOT NULL,
  name           VARCHAR(256) NOT NULL,
  status         VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  access_status  VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  paid_by        BINARY(16),
  content        MEDIUMBLOB   NOT NULL,
  filed_at       DATETIME(6)  NOT NULL,
  version        BIGINT       NOT NULL,
  UNIQUE KEY filed_services_number (service_number),
  UNIQUE KEY filed_services_paid_by (paid_by),
  KEY filed_services_subject (subject_id),
  KEY filed_services_holder (holder, id)
);

--changeset filing:008-filed-domains
CREATE TABLE filed_domains (
  service_id BINARY(16)   NOT NULL,
  position   INT          NOT NULL,
  domain     VARCHAR(253) NOT NULL,
  PRIMARY KEY (service_id, position),
  KEY filed_domains_domain (domain)
);
