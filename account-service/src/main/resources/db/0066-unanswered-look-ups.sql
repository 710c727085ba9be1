--liquibase formatted sql

--changeset account:0066-unanswered-look-ups
-- Since when filing-service gives no answer about the filing that a case names; null while it answers. A replica of an earlier release
-- neither reads nor writes it.
ALTER TABLE support_cases ADD COLUMN unanswered_since DATETIME(6) NULL;
CREATE INDEX support_cases_unanswered ON support_cases (unanswered_since);
--rollback DROP INDEX support_cases_unanswered ON support_cases;
--rollback ALTER TABLE support_cases DROP COLUMN unanswered_since;
