--liquibase formatted sql

--changeset inspection:0064-providers-without-networks
-- The providers of the domains that a scan could not judge, because they have published no network to compare with, or none of the family of
-- an address. Written when the scan is judged, so that an operator reads whom to ask.
CREATE TABLE scan_unjudged_providers (
  scan_id     BINARY(16) NOT NULL,
  provider_id BINARY(16) NOT NULL,
  domains     BIGINT     NOT NULL,
  PRIMARY KEY (scan_id, provider_id),
  CONSTRAINT scan_unjudged_providers_scan FOREIGN KEY (scan_id) REFERENCES scans (scan_id)
);
--rollback DROP TABLE scan_unjudged_providers;
