--liquibase formatted sql

--changeset legacy:0013-tried-subjects
-- What is limited: one row for each subject, a keyed hash. The lock on the row makes counting and refusing one step.
CREATE TABLE tried_subjects (
  kind    VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject BINARY(16)  NOT NULL,
  last_at DATETIME(6) NOT NULL,
  PRIMARY KEY (kind, subject),
  KEY tried_subjects_age (last_at)
);
--rollback DROP TABLE tried_subjects;

--changeset legacy:0013-tries
CREATE TABLE tries (
  id      BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind    VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject BINARY(16)  NOT NULL,
  at      DATETIME(6) NOT NULL,
  KEY tries_of (kind, subject, at),
  KEY tries_age (at)
);
--rollback DROP TABLE tries;

--changeset legacy:0013-legacy-imports
-- Imports of filings by their old login. open_filing and open_account repeat filing_id and account while the import is VERIFIED or CONFIRMED:
-- a filing has one open import, and an account has one. due_at follows the machine's clock: a job goes on with a CONFIRMED import then.
CREATE TABLE legacy_imports (
  id                BINARY(16)  NOT NULL PRIMARY KEY,
  account           BINARY(16)  NOT NULL,
  legacy_account_id BINARY(16)  NOT NULL,
  filing_id         BINARY(16)  NOT NULL,
  state             VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  open_filing       BINARY(16),
  open_account      BINARY(16),
  subject_id        BINARY(16),
  refusal           VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  verified_at       DATETIME(6) NOT NULL,
  expires_at        DATETIME(6) NOT NULL,
  confirmed_at      DATETIME(6),
  ended_at          DATETIME(6),
  due_at            DATETIME(6),
  version           BIGINT      NOT NULL,
  UNIQUE KEY legacy_imports_open_filing (open_filing),
  UNIQUE KEY legacy_imports_open_account (open_account),
  KEY legacy_imports_of_account (account, id),
  KEY legacy_imports_of_login (legacy_account_id, state),
  KEY legacy_imports_expiry (state, expires_at),
  KEY legacy_imports_due (state, due_at),
  KEY legacy_imports_ended (ended_at),
  CONSTRAINT legacy_imports_state CHECK (
    state IN ('VERIFIED', 'CONFIRMED', 'DONE', 'REFUSED', 'EXPIRED', 'REPLACED', 'REVOKED')),
  CONSTRAINT legacy_imports_open CHECK ((state IN ('VERIFIED', 'CONFIRMED')) = (open_filing IS NOT NULL)
    AND (open_filing IS NULL) = (open_account IS NULL) AND (open_filing IS NULL) = (ended_at IS NOT NULL)),
  CONSTRAINT legacy_imports_open_as CHECK (
    (open_filing IS NULL OR open_filing = filing_id) AND (open_account IS NULL OR open_account = account)),
  CONSTRAINT legacy_imports_done CHECK ((state = 'DONE') = (subject_id IS NOT NULL)),
  CONSTRAINT legacy_imports_refused CHECK ((state = 'REFUSED') = (refusal IS NOT NULL))
);
--rollback DROP TABLE legacy_imports;

--changeset legacy:0013-legacy-abandonments
-- Support cases that ask for the end of an unfinished order of the old platform (LI-6). open_order repeats order_id while the answer is
-- not known: an order has one open case. case_id is null until account-service has opened the case.
CREATE TABLE legacy_abandonments (
  id         BINARY(16)  NOT NULL PRIMARY KEY,
  order_id   BINARY(16)  NOT NULL,
  account    BINARY(16)  NOT NULL,
  case_id    BINARY(16),
  state      VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  open_order BINARY(16),
  asked_at   DATETIME(6) NOT NULL,
  ended_at   DATETIME(6),
  due_at     DATETIME(6) NOT NULL,
  UNIQUE KEY legacy_abandonments_open (open_order),
  KEY legacy_abandonments_due (state, due_at),
  KEY legacy_abandonments_ended (ended_at),
  CONSTRAINT legacy_abandonments_state CHECK (state IN ('ASKED', 'ABANDONED', 'KEPT')),
  CONSTRAINT legacy_abandonments_one CHECK ((state = 'ASKED') = (open_order IS NOT NULL)
    AND (state = 'ASKED') = (ended_at IS NULL) AND (open_order IS NULL OR open_order = order_id))
);
--rollback DROP TABLE legacy_abandonments;

--changeset legacy:0013-legacy-mailbox-resets
-- Applications of holders who lost the old login (docs/trade.md 3.8). certificate_number, new_mail and old_mail are encrypted; old_mail is kept
-- from the grant until the old mail is notified. secret_digest is the digest of the secret of the mailed link. open_account repeats account
-- while the case is not decided: an account has one. request is a keyed hash of the request's idempotency key. Whether the filing is known is
-- looked up at the decision and stands in no column before.
CREATE TABLE legacy_mailbox_resets (
  id                 BINARY(16)   NOT NULL PRIMARY KEY,
  account            BINARY(16)   NOT NULL,
  request            BINARY(16)   NOT NULL,
  holder_kind        VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  filed_as           VARCHAR(253) NOT NULL,
  certificate_type   INT          NOT NULL,
  certificate_number VARBINARY(400) NOT NULL,
  new_mail           VARBINARY(600) NOT NULL,
  old_mail           VARBINARY(600),
  language           VARCHAR(2)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state              VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  open_account       BINARY(16),
  case_id            BINARY(16),
  legacy_account_id  BINARY(16),
  refusal            VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin,
  secret_digest      BINARY(32),
  link_number        INT          NOT NULL DEFAULT 0,
  link_expires_at    DATETIME(6),
  sent_at            DATETIME(6),
  asked_at           DATETIME(6)  NOT NULL,
  decided_at         DATETIME(6),
  ended_at           DATETIME(6),
  due_at             DATETIME(6),
  version            BIGINT       NOT NULL,
  UNIQUE KEY legacy_mailbox_resets_request (request),
  UNIQUE KEY legacy_mailbox_resets_open (open_account),
  UNIQUE KEY legacy_mailbox_resets_secret (secret_digest),
  KEY legacy_mailbox_resets_of_account (account, id),
  KEY legacy_mailbox_resets_due (due_at),
  KEY legacy_mailbox_resets_expiry (state, link_expires_at),
  KEY legacy_mailbox_resets_of_login (legacy_account_id, state),
  KEY legacy_mailbox_resets_ended (ended_at),
  CONSTRAINT legacy_mailbox_resets_state CHECK (state IN ('ASKED', 'GRANTED', 'DONE', 'REFUSED', 'EXPIRED', 'REPLACED')),
  CONSTRAINT legacy_mailbox_resets_asked CHECK ((state = 'ASKED') = (open_account IS NOT NULL)
    AND (state = 'ASKED') = (decided_at IS NULL) AND (open_account IS NULL OR open_account = account)),
  CONSTRAINT legacy_mailbox_resets_over CHECK ((state IN ('ASKED', 'GRANTED')) = (ended_at IS NULL)
    AND (secret_digest IS NULL OR state = 'GRANTED')),
  CONSTRAINT legacy_mailbox_resets_granted CHECK (state NOT IN ('GRANTED', 'DONE') OR legacy_account_id IS NOT NULL)
);
--rollback DROP TABLE legacy_mailbox_resets;
