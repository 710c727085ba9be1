--liquibase formatted sql

--changeset filing:291-unfiled-sites
-- Domains that the authority saw open at this provider's addresses without a filing; one row a domain, the latest sighting.
CREATE TABLE unfiled_sites (
  id          BINARY(16)   NOT NULL PRIMARY KEY,
  domain      VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  address     VARCHAR(45)  CHARACTER SET ascii COLLATE ascii_bin,
  seen_at     DATETIME(6)  NOT NULL,
  received_at DATETIME(6)  NOT NULL,
  UNIQUE KEY unfiled_sites_domain (domain)
);
--rollback DROP TABLE unfiled_sites;
