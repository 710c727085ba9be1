--liquibase formatted sql

--changeset account:0018-handover-of-notices
-- offered_to and offered_at are written before a provider is asked: with fate WAITING they mean that the provider may have the message.
-- reported_at and failure are the provider's report, or a bounce of the mail. status_queries counts questions for a missing report.
-- Notices of earlier releases were never offered in this sense; no report and no question concerns them.
ALTER TABLE notices
  ADD COLUMN offered_to     VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN offered_at     DATETIME(6),
  ADD COLUMN provider_id    VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN reported_at    DATETIME(6),
  ADD COLUMN failure        VARCHAR(24)  CHARACTER SET ascii COLLATE ascii_bin,
  ADD COLUMN status_queries INT NOT NULL DEFAULT 0,
  ADD KEY notices_unreported (channel, fate, status_queries, decided_at),
  ADD CONSTRAINT notices_offered CHECK ((offered_to IS NULL) = (offered_at IS NULL)),
  ADD CONSTRAINT notices_failure_reported CHECK (failure IS NULL OR reported_at IS NOT NULL);
--rollback ALTER TABLE notices DROP CONSTRAINT notices_failure_reported, DROP CONSTRAINT notices_offered, DROP KEY notices_unreported,
--rollback   DROP COLUMN offered_to, DROP COLUMN offered_at, DROP COLUMN provider_id, DROP COLUMN reported_at, DROP COLUMN failure,
--rollback   DROP COLUMN status_queries;

--changeset account:0018-bounced-mails
-- mail_bounced_at: the mail server of the recipient said for good that the address does not exist. No notice goes to the mail until its
-- holder proves a mail again.
ALTER TABLE accounts ADD COLUMN mail_bounced_at DATETIME(6);
--rollback ALTER TABLE accounts DROP COLUMN mail_bounced_at;

--changeset account:0018-automatic-calls
-- One row per call that the provider makes by itself before a person of the support calls. It is written before the provider is asked, so
-- a contact is never called twice by machine for one notice. outcome is null while the provider has not reported.
CREATE TABLE automatic_calls (
  id          BINARY(16)   NOT NULL PRIMARY KEY,
  notice_id   BINARY(16)   NOT NULL,
  provider    VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  provider_id VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin,
  made_at     DATETIME(6)  NOT NULL,
  outcome     VARCHAR(12)  CHARACTER SET ascii COLLATE ascii_bin,
  settled_at  DATETIME(6),
  UNIQUE KEY automatic_calls_once (notice_id),
  KEY automatic_calls_age (made_at),
  CONSTRAINT automatic_calls_settled CHECK ((outcome IS NULL) = (settled_at IS NULL))
);
--rollback DROP TABLE automatic_calls;

--changeset account:0018-bounce-leases
-- Which replica reads the bounce mailbox.
CREATE TABLE bounce_leases (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  token      BIGINT       NOT NULL,
  holder     VARCHAR(100) NOT NULL,
  expires_at DATETIME(6)  NOT NULL
);
--rollback DROP TABLE bounce_leases;

--changeset account:0018-bounce-lease-of-the-mailbox
INSERT INTO bounce_leases (name, token, holder, expires_at) VALUES ('mailbox', 0, '', '2000-01-01 00:00:00');
--rollback DELETE FROM bounce_leases WHERE name = 'mailbox';
