--liquibase formatted sql

--changeset inspection:0011-network-publications
-- One row. A change of any list locks it first, so two providers that claim the same addresses at once come one after the other, and the
-- second one sees the claim of the first. Every replica polls its version, and reads the networks again when it has changed.
CREATE TABLE network_publications (
  name       VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  version    BIGINT      NOT NULL,
  changed_at DATETIME(6) NOT NULL
);
--rollback DROP TABLE network_publications;

--changeset inspection:0011-first-publication
INSERT INTO network_publications (name, version, changed_at) VALUES ('networks', 0, UTC_TIMESTAMP(6));
--rollback DELETE FROM network_publications;

--changeset inspection:0011-network-lists
-- The head of a provider's list: of a partner, or of the provider that runs the platform (the id of zeros). name is what other providers may
-- read of it; account-service told it at the last change.
CREATE TABLE network_lists (
  provider   BINARY(16)   NOT NULL PRIMARY KEY,
  name       VARCHAR(100) NOT NULL,
  version    BIGINT       NOT NULL,
  changed_at DATETIME(6)  NOT NULL,
  CONSTRAINT network_lists_version CHECK (version > 0)
);
--rollback DROP TABLE network_lists;

--changeset inspection:0011-provider-networks
-- A line of a list. Addresses have 4 or 16 bytes in network order, so the order of bytes is that of addresses. Days are legal days, both
-- included; valid_to is null while no end is known. A line never changes: a removed one stays for icp.networks.keep-removed and answers whose an address was. That no
-- two lines share an address on a day is no key: it is checked under the lock of network_publications.
CREATE TABLE provider_networks (
  network_id    BINARY(16)    NOT NULL PRIMARY KEY,
  provider      BINARY(16)    NOT NULL,
  family        TINYINT       NOT NULL,
  first_address VARBINARY(16) NOT NULL,
  last_address  VARBINARY(16) NOT NULL,
  prefix_length SMALLINT      NOT NULL,
  region        VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  valid_from    DATE          NOT NULL,
  valid_to      DATE,
  recorded_at   DATETIME(6)   NOT NULL,
  removed_at    DATETIME(6),
  KEY provider_networks_list (provider, removed_at, family, first_address, network_id),
  KEY provider_networks_current (removed_at, family, first_address),
  KEY provider_networks_address (family, first_address),
  CONSTRAINT provider_networks_of FOREIGN KEY (provider) REFERENCES network_lists (provider),
  CONSTRAINT provider_networks_family CHECK ((family = 4 AND LENGTH(first_address) = 4 AND LENGTH(last_address) = 4
    AND prefix_length <= 32) OR (family = 6 AND LENGTH(first_address) = 16 AND LENGTH(last_address) = 16 AND prefix_length <= 128)),
  CONSTRAINT provider_networks_range CHECK (first_address <= last_address AND prefix_length >= 0),
  CONSTRAINT provider_networks_days CHECK (valid_to IS NULL OR valid_from <= valid_to)
);
--rollback DROP TABLE provider_networks;

--changeset inspection:0011-network-limits
-- How many tries of a partner to change its list the present hour has seen.
CREATE TABLE network_limits (
  provider BINARY(16)  NOT NULL PRIMARY KEY,
  since    DATETIME(6) NOT NULL,
  events   BIGINT      NOT NULL
);
--rollback DROP TABLE network_limits;

--changeset inspection:0011-network-line-limits
-- How many lines of its list a partner has added and removed on a legal day; counted under the lock of network_publications.
CREATE TABLE network_line_limits (
  provider      BINARY(16) NOT NULL PRIMARY KEY,
  day           DATE       NOT NULL,
  changed_lines BIGINT     NOT NULL
);
--rollback DROP TABLE network_line_limits;

--changeset inspection:0011-network-leases
-- Which replica deletes the lines that were removed long ago.
CREATE TABLE network_leases (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);
--rollback DROP TABLE network_leases;

--changeset inspection:0011-network-leases-of-the-jobs
INSERT INTO network_leases (name, token, holder, expires_at) VALUES ('removed', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM network_leases WHERE name = 'removed';
