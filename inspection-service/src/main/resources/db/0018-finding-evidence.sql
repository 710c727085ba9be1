--liquibase formatted sql

--changeset inspection:0018-finding-changes
-- Granted change orders that may have mended a finding: notes for the inspector who looks again. changed_on is a legal day.
CREATE TABLE finding_changes (
  finding_id BINARY(16) NOT NULL,
  order_id   BINARY(16) NOT NULL,
  changed_on DATE       NOT NULL,
  PRIMARY KEY (finding_id, order_id),
  CONSTRAINT finding_changes_finding FOREIGN KEY (finding_id) REFERENCES findings (finding_id)
);
--rollback DROP TABLE finding_changes;

--changeset inspection:0018-finding-evidence
-- The papers that a contest names. filing-service keeps the papers.
CREATE TABLE finding_evidence (
  finding_id BINARY(16) NOT NULL,
  sequence   BIGINT     NOT NULL,
  paper_id   BINARY(16) NOT NULL,
  PRIMARY KEY (finding_id, sequence, paper_id),
  CONSTRAINT finding_evidence_of_step FOREIGN KEY (finding_id, sequence) REFERENCES finding_history (finding_id, sequence)
);
--rollback DROP TABLE finding_evidence;
