--liquibase formatted sql

--changeset account:0069-refused-contacts
-- Since when filing-service refuses the contacts in the filing that a case names, without another outcome between; null else. A replica of
-- an earlier release neither reads nor writes it, so a silence that such a replica meets during a roll-out ends no half hour.
ALTER TABLE support_cases ADD COLUMN contacts_refused_since DATETIME(6) NULL;
--rollback ALTER TABLE support_cases DROP COLUMN contacts_refused_since;
