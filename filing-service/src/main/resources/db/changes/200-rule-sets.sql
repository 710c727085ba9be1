--liquibase formatted sql

--changeset filing:200-rule-sets
-- Versions of the provinces' rules; a row is never changed. Of one version there is one successor, and one content is shipped once:
-- the keys hold both, also against two administrators or two replicas at once. Without effective_from a version is only offered.
CREATE TABLE rule_sets (
  version        INT          NOT NULL AUTO_INCREMENT PRIMARY KEY,
  id             BINARY(16)   NOT NULL,
  origin         VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  effective_from DATETIME(6),
  replaces       INT,
  sha256         CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body           MEDIUMTEXT   NOT NULL,
  entries        INT          NOT NULL,
  made_by        BINARY(16),
  made_at        DATETIME(6)  NOT NULL,
  shipped_sha256 CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin,
  UNIQUE KEY rule_sets_id (id),
  UNIQUE KEY rule_sets_one_successor (replaces),
  UNIQUE KEY rule_sets_shipped_once (shipped_sha256),
  CONSTRAINT rule_sets_replace_one FOREIGN KEY (replaces) REFERENCES rule_sets (version)
);
--rollback DROP TABLE rule_sets;
