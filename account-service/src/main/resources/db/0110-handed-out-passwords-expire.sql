--liquibase formatted sql

--changeset account:0110-handed-out-passwords-expire
-- Until when a password signs in that two administrators handed out; null for one of the bootstrap file, one that the member has set, and
-- those of before this migration. A replica of an earlier release neither reads nor writes it: a password that such a replica resets keeps
-- the time of the one before.
ALTER TABLE staff_logins ADD COLUMN password_expires_at DATETIME(6) NULL;
--rollback ALTER TABLE staff_logins DROP COLUMN password_expires_at;
