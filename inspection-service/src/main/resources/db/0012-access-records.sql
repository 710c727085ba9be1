--liquibase formatted sql

--changeset inspection:0012-filed-subjects-partner
-- Whose customer the holder is, as filing-service's event says; null for a holder of the provider that runs the platform.
ALTER TABLE filed_subjects ADD COLUMN partner BINARY(16);
--rollback ALTER TABLE filed_subjects DROP COLUMN partner;

--changeset inspection:0012-access-records
-- What a provider says it served: of all its reports the earliest and the latest request for the domain. domain is an A-label without
-- www., as in filed_site_domains.
CREATE TABLE access_records (
  domain      VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider    BINARY(16)   NOT NULL,
  first_seen  DATETIME(6)  NOT NULL,
  last_seen   DATETIME(6)  NOT NULL,
  reported_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (domain, provider),
  CONSTRAINT access_records_order CHECK (first_seen <= last_seen)
);
--rollback DROP TABLE access_records;
