--liquibase formatted sql

--changeset account:0013-support-cases
-- One queue of everything that a person of the support decides. holder_id is the account that opened the case and sees its result; a caller
-- without a login has a secret instead, of which the digest is kept. source_id is the account that loses a filing or a phone by a grant; it
-- stops the case by signing in, or by the secret of stop_digest. filed_as is a domain or a subject number, subject_id its filed subject, which
-- no answer to the holder contains. details is encrypted.
-- open_as is unique while the case is open: it keeps a second case about the same thing out.
CREATE TABLE support_cases (
  id                BINARY(16)   NOT NULL PRIMARY KEY,
  kind              VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state             VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  holder_id         BINARY(16),
  source_id         BINARY(16),
  holder_kind       VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin,
  language          VARCHAR(2)   NOT NULL,
  filed_as          VARCHAR(253),
  object_id         BINARY(16),
  subject_id        BINARY(16),
  details           VARBINARY(8000),
  secret_digest     BINARY(32),
  stop_digest       BINARY(32),
  open_as           VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin,
  two_persons       BOOLEAN      NOT NULL,
  opened_at         DATETIME(6)  NOT NULL,
  papers_at         DATETIME(6),
  due_on            DATE,
  due_provisional   BOOLEAN      NOT NULL DEFAULT FALSE,
  expires_at        DATETIME(6),
  claimed_by        BINARY(16),
  claim_ends_at     DATETIME(6),
  proposed_by       BINARY(16),
  proposed_decision VARCHAR(10)  CHARACTER SET ascii COLLATE ascii_bin,
  proposed_reason   VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin,
  decided_by        BINARY(16),
  decided_at        DATETIME(6),
  reason            VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin,
  effect_due_at     DATETIME(6),
  sought_at         DATETIME(6),
  next_try_at       DATETIME(6),
  ended_at          DATETIME(6),
  version           INT          NOT NULL,
  UNIQUE KEY support_cases_open (open_as),
  UNIQUE KEY support_cases_stop (stop_digest),
  KEY support_cases_queue (state, id),
  KEY support_cases_of_holder (holder_id, id),
  KEY support_cases_effects (state, effect_due_at),
  KEY support_cases_sought (sought_at, next_try_at),
  KEY support_cases_expiry (state, expires_at),
  KEY support_cases_ended (ended_at),
  CONSTRAINT support_cases_decided CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT support_cases_proposed CHECK (
    (proposed_by IS NULL) = (proposed_decision IS NULL) AND (proposed_by IS NULL) = (proposed_reason IS NULL)),
  CONSTRAINT support_cases_decisions_have_a_person CHECK (
    state NOT IN ('DECIDED_GRANTED', 'DECIDED_REFUSED', 'DONE', 'FAILED') OR decided_by IS NOT NULL),
  CONSTRAINT support_cases_two_persons CHECK (
    NOT two_persons OR decided_by IS NULL OR (proposed_by IS NOT NULL AND proposed_by <> decided_by))
);
--rollback DROP TABLE support_cases;

--changeset account:0013-support-case-messages
CREATE TABLE support_case_messages (
  id         BINARY(16)      NOT NULL PRIMARY KEY,
  case_id    BINARY(16)      NOT NULL,
  by_support BOOLEAN         NOT NULL,
  author     BINARY(16),
  text       VARBINARY(8000) NOT NULL,
  written_at DATETIME(6)     NOT NULL,
  KEY support_case_messages_of (case_id, id),
  CONSTRAINT support_case_messages_of_case FOREIGN KEY (case_id) REFERENCES support_cases (id) ON DELETE CASCADE
);
--rollback DROP TABLE support_case_messages;

--changeset account:0013-recovery-cases-in-the-queue
-- A recovery case is a row of both tables with the same id: the queue has its state, recovery_cases what the caller wrote.
INSERT INTO support_cases
    (id, kind, state, language, filed_as, two_persons, opened_at, decided_by, decided_at, reason, ended_at, version)
  SELECT id, 'RECOVERY', CASE WHEN outcome IS NULL THEN 'OPEN' WHEN outcome = 'LOGIN_NAME_SENT' THEN 'DECIDED_GRANTED'
      ELSE 'DECIDED_REFUSED' END, language, domain, FALSE, opened_at, answered_by, answered_at, outcome, answered_at, 0
    FROM recovery_cases;
--rollback DELETE FROM support_cases WHERE kind = 'RECOVERY';

--changeset account:0013-facts-of-accounts
-- The number of events that were published about an account; account.opened is the first.
ALTER TABLE accounts ADD COLUMN facts INT NOT NULL DEFAULT 1;
--rollback ALTER TABLE accounts DROP COLUMN facts;
