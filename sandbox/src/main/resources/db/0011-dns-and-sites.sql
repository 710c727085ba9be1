--liquibase formatted sql

--changeset sandbox:0011-dns-case
-- NULL leaves the case to the first label of the domain.
ALTER TABLE registered_domains ADD COLUMN dns_case VARCHAR(32) CHARACTER SET ascii NULL;

--changeset sandbox:0011-demo-sites
-- What a site shows, and what it served. Times are those of the test clock. followed counts requests that came by a redirect to an
-- address that a safe client refuses.
CREATE TABLE demo_sites (
  domain          VARCHAR(253) CHARACTER SET ascii NOT NULL PRIMARY KEY,
  site_case       VARCHAR(32)  CHARACTER SET ascii NULL,
  filing_number   VARCHAR(64)  NULL,
  police_number   VARCHAR(64)  NULL,
  site_name       VARCHAR(256) NULL,
  served          BIGINT       NOT NULL DEFAULT 0,
  followed        BIGINT       NOT NULL DEFAULT 0,
  first_served_at DATETIME(6)  NULL,
  last_served_at  DATETIME(6)  NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

--changeset sandbox:0011-clean-up-lists
-- The lines as published, as JSON.
CREATE TABLE authority_clean_up_lists (
  id           CHAR(36)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  province     CHAR(2)     CHARACTER SET ascii NOT NULL,
  kind         VARCHAR(16) CHARACTER SET ascii NOT NULL,
  published_on DATE        NOT NULL,
  deletion_day DATE        NOT NULL,
  titled       BOOLEAN     NOT NULL,
  list_lines   MEDIUMTEXT  NOT NULL
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
