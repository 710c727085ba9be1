--liquibase formatted sql

--changeset account:0070-unapproved-texts
-- SMS that wait because their text is not approved, which a gauge counts in each replica. Without this key it reads all SMS that wait. Eleven
-- characters of the fault tell these from all others.
ALTER TABLE notices ADD KEY notices_unapproved (fate, channel, urgent, last_fault(11));
--rollback ALTER TABLE notices DROP KEY notices_unapproved;
