--liquibase formatted sql

--changeset platform:audit-acts-1
-- For an auditor who asks for one act.
ALTER TABLE audit_entries ADD KEY audit_entries_act (act);
