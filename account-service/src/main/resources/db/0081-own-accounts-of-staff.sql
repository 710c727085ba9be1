--liquibase formatted sql

--changeset account:0081-own-accounts-of-staff
-- The account that a member of staff holds as a person, once that account has left the mobile of the record; null before, and the account
-- with the mobile is the own one. A replica of an earlier release neither reads nor writes it.
ALTER TABLE staff_logins ADD COLUMN own_account_id BINARY(16) NULL;
--rollback ALTER TABLE staff_logins DROP COLUMN own_account_id;
