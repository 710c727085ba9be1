--liquibase formatted sql

--changeset inspection:0015-domain-concern
-- A filed domain that verification-service found unfit, from when it was told until it is fit again or not judged any more. One is open at most.
CREATE TABLE domain_concern (
  concern_id      BINARY(16)   NOT NULL PRIMARY KEY,
  filed_domain_id BINARY(16)   NOT NULL,
  domain          VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  service_id      BINARY(16)   NOT NULL,
  service_number  VARCHAR(60)  NOT NULL,
  subject_id      BINARY(16)   NOT NULL,
  reasons         VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since           DATETIME(6)  NOT NULL,
  verification_id BINARY(16)   NOT NULL,
  told_at         DATETIME(6)  NOT NULL,
  state           VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ended_at        DATETIME(6),
  open_domain     BINARY(16) AS (CASE WHEN state = 'OPEN' THEN filed_domain_id END) STORED,
  UNIQUE KEY domain_concern_open (open_domain),
  KEY domain_concern_state (state, concern_id)
);
--rollback DROP TABLE domain_concern;
