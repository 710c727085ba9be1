--liquibase formatted sql

--changeset legacy:0012-legacy-claims
-- Claims of accounts on filings of the old platform. open_as is set while the claim is open, so that an account has one open claim on a
-- filing; several accounts may claim one filing, and the first grant wins. The case is account-service's.
CREATE TABLE legacy_claims (
  id           BINARY(16)  NOT NULL PRIMARY KEY,
  account      BINARY(16)  NOT NULL,
  filing_id    BINARY(16)  NOT NULL,
  holder_kind  VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  case_id      BINARY(16),
  papers_at    DATETIME(6),
  reason       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  open_as      VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin,
  opened_at    DATETIME(6) NOT NULL,
  decided_at   DATETIME(6),
  ended_at     DATETIME(6),
  next_look_at DATETIME(6) NOT NULL,
  version      INT         NOT NULL DEFAULT 0,
  UNIQUE KEY legacy_claims_open (open_as),
  UNIQUE KEY legacy_claims_case (case_id),
  KEY legacy_claims_of_account (account, id),
  KEY legacy_claims_of_filing (filing_id, state),
  KEY legacy_claims_queue (state, id),
  KEY legacy_claims_due (ended_at, next_look_at),
  CONSTRAINT legacy_claims_open_until_end CHECK ((ended_at IS NULL) = (open_as IS NOT NULL)),
  CONSTRAINT legacy_claims_states CHECK (state IN ('OPENING', 'AWAITING_PAPERS', 'IN_REVIEW', 'GRANTED', 'CLAIMED', 'REJECTED', 'FAILED',
    'LOST', 'LAPSED'))
);
--rollback DROP TABLE legacy_claims;

--changeset legacy:0012-claim-limits
-- What an account asked for in the running hour: claims, pictures, reveals.
CREATE TABLE claim_limits (
  account BINARY(16)  NOT NULL,
  kind    VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since   DATETIME(6) NOT NULL,
  events  INT         NOT NULL,
  PRIMARY KEY (account, kind)
);
--rollback DROP TABLE claim_limits;

--changeset legacy:0012-legacy-leases
-- Jobs that one replica runs at a time.
CREATE TABLE legacy_leases (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);
--rollback DROP TABLE legacy_leases;

--changeset legacy:0012-legacy-leases-of-jobs
INSERT INTO legacy_leases (name, token, holder, expires_at) VALUES
  ('hand-overs', 0, '', '2000-01-01 00:00:00'), ('claims', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM legacy_leases;
