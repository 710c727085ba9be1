--liquibase formatted sql

--changeset platform:0030-key-ages
-- When a replica first saw a key as the one that writes. A keyset of Tink does not say when its keys were made, and the date of its file is
-- that of the node that mounts it. For a key that is older than this table, the time is that of the upgrade.
CREATE TABLE key_ages (
  keyset  VARCHAR(20) NOT NULL,
  key_id  CHAR(8)     NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  PRIMARY KEY (keyset, key_id)
);
--rollback DROP TABLE key_ages;
