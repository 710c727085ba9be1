--liquibase formatted sql

--changeset filing:260-serving-unsealed
-- What happened to domains, in the transactions that made it happen; the sealer gives it its versions a moment later. A domain's rows
-- stand in the order of their transactions, because each is written under the lock of the domain's service.
CREATE TABLE serving_unsealed (
  n              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  domain         VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  partner        BINARY(16),
  service_id     BINARY(16)   NOT NULL,
  service_number VARCHAR(40)  NOT NULL,
  reason         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  at             DATETIME(6)  NOT NULL,
  written_at     DATETIME(6)  NOT NULL
);
--rollback DROP TABLE serving_unsealed;

--changeset filing:260-serving-lists
-- One list of the whole provider (id of zeros) and one a partner, with the version each stands at. Who seals holds the first one's row.
CREATE TABLE serving_lists (
  list    BINARY(16) NOT NULL PRIMARY KEY,
  version BIGINT     NOT NULL
);
INSERT INTO serving_lists (list, version) VALUES (X'00000000000000000000000000000000', 0);
--rollback DROP TABLE serving_lists;

--changeset filing:260-serving-entries
-- Each domain as its list shows it now. id and sequence are those of its events.
CREATE TABLE serving_entries (
  list           BINARY(16)   NOT NULL,
  domain         VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id             BINARY(16)   NOT NULL,
  sequence       BIGINT       NOT NULL,
  service_id     BINARY(16)   NOT NULL,
  service_number VARCHAR(40)  NOT NULL,
  reason         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since          DATETIME(6)  NOT NULL,
  version        BIGINT       NOT NULL,
  PRIMARY KEY (list, domain)
);
--rollback DROP TABLE serving_entries;

--changeset filing:260-serving-changes
-- Every change of a list under the version that it made; without holes down to where it was forgotten.
CREATE TABLE serving_changes (
  list           BINARY(16)   NOT NULL,
  version        BIGINT       NOT NULL,
  domain         VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_number VARCHAR(40)  NOT NULL,
  reason         VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since          DATETIME(6)  NOT NULL,
  sealed_at      DATETIME(6)  NOT NULL,
  PRIMARY KEY (list, version),
  KEY serving_changes_age (list, sealed_at)
);
--rollback DROP TABLE serving_changes;
