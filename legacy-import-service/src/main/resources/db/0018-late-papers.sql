--liquibase formatted sql

--changeset legacy:0018-legacy-late-papers
-- Papers that a load named, that the old platform's bucket did not have at the hand-over, and that are looked for later. next_try_at is set
-- while the paper is awaited; after the last try, or for a file that cannot be kept, a person of the support decides. answered_at is when
-- the bucket and filing-service last answered about it, or when the waiting began: after a long silence a person decides, too.
CREATE TABLE legacy_late_papers (
  paper_id    BINARY(16)  NOT NULL PRIMARY KEY,
  filing_id   BINARY(16)  NOT NULL,
  kind        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state       VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason      VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tries       INT         NOT NULL,
  missed_at   DATETIME(6) NOT NULL,
  answered_at DATETIME(6) NOT NULL,
  next_try_at DATETIME(6),
  ended_at    DATETIME(6),
  version     INT         NOT NULL DEFAULT 0,
  KEY legacy_late_papers_state (state, paper_id),
  KEY legacy_late_papers_due (next_try_at),
  KEY legacy_late_papers_filing (filing_id),
  KEY legacy_late_papers_ended (ended_at),
  CONSTRAINT legacy_late_papers_states CHECK (state IN ('AWAITED', 'ARRIVED', 'GIVEN_UP', 'CLOSED')),
  CONSTRAINT legacy_late_papers_awaited CHECK ((state = 'AWAITED') = (next_try_at IS NOT NULL)),
  CONSTRAINT legacy_late_papers_ended CHECK ((state IN ('ARRIVED', 'CLOSED')) = (ended_at IS NOT NULL)),
  CONSTRAINT legacy_late_papers_reasons CHECK (reason IN ('MISSING', 'UNREADABLE'))
);
--rollback DROP TABLE legacy_late_papers;

--changeset legacy:0018-lease-of-late-papers
INSERT INTO legacy_leases (name, token, holder, expires_at) VALUES ('late-papers', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM legacy_leases WHERE name = 'late-papers';
