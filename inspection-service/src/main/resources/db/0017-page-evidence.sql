--liquibase formatted sql

--changeset inspection:0017-page-evidence
-- Home pages as they were seen. content is JSON with the page's source and what the checks saw: compressed and encrypted, because pages name
-- people. sha256 is of the body as it came; NULL if there was none.
CREATE TABLE page_evidence (
  evidence_id BINARY(16)   NOT NULL PRIMARY KEY,
  service_id  BINARY(16)   NOT NULL,
  domain      VARCHAR(253) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  fetched_at  DATETIME(6)  NOT NULL,
  sha256      BINARY(32),
  content     MEDIUMBLOB   NOT NULL,
  KEY page_evidence_age (fetched_at, evidence_id),
  KEY page_evidence_service (service_id, evidence_id)
);
--rollback DROP TABLE page_evidence;

--changeset inspection:0017-page-leases
-- Which replica deletes old evidence.
INSERT INTO network_leases (name, token, holder, expires_at) VALUES ('page-evidence', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM network_leases WHERE name = 'page-evidence';
