--liquibase formatted sql

--changeset account:0085-objections-to-lost-phones
-- The secret of the link that the owner's mail has; that of the SMS stays in stop_digest. When a person at the lost phone last objected, and
-- when that took a grant back; who had proposed and decided that grant, and do not grant it again. A replica of an earlier release neither
-- reads nor writes them: the grants that it makes have one link.
ALTER TABLE support_cases
  ADD COLUMN mail_stop_digest BINARY(32) NULL,
  ADD COLUMN objected_at DATETIME(6) NULL,
  ADD COLUMN grant_taken_back_at DATETIME(6) NULL,
  ADD COLUMN earlier_proposed_by BINARY(16) NULL,
  ADD COLUMN earlier_decided_by BINARY(16) NULL,
  ADD KEY support_cases_mail_stop (mail_stop_digest);
--rollback ALTER TABLE support_cases DROP KEY support_cases_mail_stop;
--rollback ALTER TABLE support_cases DROP COLUMN mail_stop_digest, DROP COLUMN objected_at, DROP COLUMN grant_taken_back_at,
--rollback   DROP COLUMN earlier_proposed_by, DROP COLUMN earlier_decided_by;
