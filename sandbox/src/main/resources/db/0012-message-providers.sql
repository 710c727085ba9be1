--liquibase formatted sql

--changeset sandbox:0012-messages-of-providers
-- provider is A or B. out_id is the caller's reference: like the real provider, this one sends a message again that comes again.
-- report_at: when the report is due (machine time); NULL: none. reported_at: when the platform took it.
ALTER TABLE messages
  ADD COLUMN provider    VARCHAR(1)   CHARACTER SET ascii NULL,
  ADD COLUMN out_id      VARCHAR(256) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN outcome     VARCHAR(40)  CHARACTER SET ascii NULL,
  ADD COLUMN report_at   DATETIME(6)  NULL,
  ADD COLUMN reported_at DATETIME(6)  NULL,
  ADD KEY messages_out_id (out_id),
  ADD KEY messages_report (reported_at, report_at);
--rollback ALTER TABLE messages DROP KEY messages_report, DROP KEY messages_out_id, DROP COLUMN provider, DROP COLUMN out_id,
--rollback   DROP COLUMN outcome, DROP COLUMN report_at, DROP COLUMN reported_at;
