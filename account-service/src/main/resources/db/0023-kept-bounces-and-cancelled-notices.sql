--liquibase formatted sql

--changeset account:0023-cancelled-notices
-- partner_id: the partner that asked for the message; null for the platform's own, and for messages of earlier releases. cancel_reason: why a
-- notice that waited is not sent.
ALTER TABLE notices
  ADD COLUMN partner_id    BINARY(16),
  ADD COLUMN cancel_reason VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin,
  ADD KEY notices_partner (partner_id, fate),
  ADD CONSTRAINT notices_cancelled CHECK ((cancel_reason IS NOT NULL) = (fate = 'CANCELLED'));
--rollback ALTER TABLE notices DROP CONSTRAINT notices_cancelled, DROP KEY notices_partner, DROP COLUMN cancel_reason, DROP COLUMN partner_id;

--changeset account:0023-kept-bounces
-- Bounces of another recipient than the mail was sent to, until a person of the support decides them. recipient is encrypted;
-- recipient_hash is a keyed hash, so that a bounce that is read twice is kept once. A bounce goes with its notice.
CREATE TABLE kept_bounces (
  id                 BINARY(16)      NOT NULL PRIMARY KEY,
  notice_id          BINARY(16)      NOT NULL,
  recipient          VARBINARY(1200) NOT NULL,
  recipient_hash     BINARY(16)      NOT NULL,
  status             VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  received_at        DATETIME(6)     NOT NULL,
  state              VARCHAR(10)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason             VARCHAR(24)     CHARACTER SET ascii COLLATE ascii_bin,
  assigned_notice_id BINARY(16),
  decided_by         BINARY(16),
  decided_at         DATETIME(6),
  UNIQUE KEY kept_bounces_once (notice_id, recipient_hash),
  KEY kept_bounces_state (state, id),
  KEY kept_bounces_age (received_at),
  CONSTRAINT kept_bounces_of_notice FOREIGN KEY (notice_id) REFERENCES notices (id) ON DELETE CASCADE,
  CONSTRAINT kept_bounces_decided CHECK (
    (decided_at IS NULL) = (state = 'OPEN') AND (decided_by IS NULL) = (state = 'OPEN')
    AND (assigned_notice_id IS NOT NULL) = (state = 'ASSIGNED') AND (reason IS NOT NULL) = (state = 'DISMISSED'))
);
--rollback DROP TABLE kept_bounces;
