--liquibase formatted sql

--changeset inspection:0026-paper-holds
-- The findings whose last day is held up by papers that no inspector has decided about. last_day is the day that is held up: the same one is
-- held up once. since is the legal day on which the finding would have passed it, review_by the legal day until which an inspector is to
-- decide by the policy; the hold goes on after it. A row goes with the end of its finding.
CREATE TABLE finding_paper_holds (
  finding_id BINARY(16)  NOT NULL PRIMARY KEY,
  last_day   DATE        NOT NULL,
  since      DATE        NOT NULL,
  review_by  DATE        NOT NULL,
  decided_at DATETIME(6),
  KEY finding_paper_holds_open (decided_at, since, finding_id),
  CONSTRAINT finding_paper_holds_days CHECK (last_day < since AND since <= review_by),
  CONSTRAINT finding_paper_holds_finding FOREIGN KEY (finding_id) REFERENCES findings (finding_id)
);
--rollback DROP TABLE finding_paper_holds;
