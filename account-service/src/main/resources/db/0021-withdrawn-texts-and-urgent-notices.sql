--liquibase formatted sql

--changeset account:0021-withdrawn-text-versions
-- A version that did not hold yet, and that an administrator withdrew. The row stays, because its number is in the audit log. A text of a
-- release is never withdrawn: without a version of an administrator it is the one in force.
ALTER TABLE notice_text_versions
  ADD COLUMN withdrawn_by BINARY(16),
  ADD COLUMN withdrawn_at DATETIME(6),
  ADD CONSTRAINT notice_text_versions_withdrawn CHECK (
    (withdrawn_by IS NULL) = (withdrawn_at IS NULL)
    AND (withdrawn_at IS NULL OR (digest IS NULL AND withdrawn_at < effective_from)));
--rollback ALTER TABLE notice_text_versions DROP CONSTRAINT notice_text_versions_withdrawn, DROP COLUMN withdrawn_by,
--rollback   DROP COLUMN withdrawn_at;

--changeset account:0021-urgent-notices
-- urgent: a one-time code, which its recipient waits for. Codes are claimed apart, so that they wait behind no other notices. Those of older
-- replicas during an upgrade count as not urgent.
ALTER TABLE notices
  ADD COLUMN urgent BOOLEAN NOT NULL DEFAULT FALSE,
  ADD KEY notices_due_by_urgency (fate, channel, urgent, next_attempt_at);
--rollback ALTER TABLE notices DROP KEY notices_due_by_urgency, DROP COLUMN urgent;

--changeset account:0021-due-key-of-notices
-- The key above begins alike.
ALTER TABLE notices DROP KEY notices_due;
--rollback ALTER TABLE notices ADD KEY notices_due (fate, channel, next_attempt_at);
