--liquibase formatted sql

--changeset legacy:0021-legacy-late-paper-cases
-- The questions to the support what becomes of the given-up papers of a filing. A row is there while papers of the filing are given up; a job
-- adds it, opens the case at account-service and does what the support decided. id is what the case is about, for account-service.
CREATE TABLE legacy_late_paper_cases (
  id        BINARY(16)  NOT NULL PRIMARY KEY,
  filing_id BINARY(16)  NOT NULL,
  case_id   BINARY(16),
  due_at    DATETIME(6) NOT NULL,
  version   INT         NOT NULL DEFAULT 0,
  UNIQUE KEY legacy_late_paper_cases_filing (filing_id),
  KEY legacy_late_paper_cases_due (due_at)
);
--rollback DROP TABLE legacy_late_paper_cases;

--changeset legacy:0021-lease-of-late-paper-cases
INSERT INTO legacy_leases (name, token, holder, expires_at) VALUES ('late-paper-cases', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM legacy_leases WHERE name = 'late-paper-cases';
