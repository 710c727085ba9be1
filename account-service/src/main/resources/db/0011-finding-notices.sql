--liquibase formatted sql

--changeset account:0011-notices-of-findings
-- The contacts in a filing are notified too, and a person of the support calls them. recipient_kind and contact_kind say whose number or
-- mail a notice goes to. A call is a notice of the channel VOICE; claimed_by holds it until next_attempt_at.
-- Mails of earlier releases keep the default MOBILE; the code reads MAIL off their channel.
ALTER TABLE notices
  ADD COLUMN finding_id     BINARY(16),
  ADD COLUMN recipient_kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'ACCOUNT',
  ADD COLUMN contact_kind   VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'MOBILE',
  ADD COLUMN claimed_by     BINARY(16),
  ADD COLUMN called_at      DATETIME(6),
  ADD COLUMN call_outcome   VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN call_tries     INT NOT NULL DEFAULT 0,
  ADD KEY notices_finding (finding_id, channel, fate),
  ADD KEY notices_calls (channel, fate, id),
  ADD KEY notices_of_account (account_id, id),
  ADD CONSTRAINT notices_called CHECK ((called_at IS NULL) = (call_outcome IS NULL));
--rollback ALTER TABLE notices DROP CONSTRAINT notices_called, DROP KEY notices_finding, DROP KEY notices_calls,
--rollback   DROP KEY notices_of_account, DROP COLUMN finding_id, DROP COLUMN recipient_kind, DROP COLUMN contact_kind,
--rollback   DROP COLUMN claimed_by, DROP COLUMN called_at, DROP COLUMN call_outcome, DROP COLUMN call_tries;

--changeset account:0011-notices-once-a-recipient
ALTER TABLE notices
  DROP KEY notices_once,
  ADD UNIQUE KEY notices_once (cause, channel, recipient_kind, contact_kind);
--rollback ALTER TABLE notices DROP KEY notices_once, ADD UNIQUE KEY notices_once (cause, channel);
