--liquibase formatted sql

--changeset account:0027-closings-to-settle
-- When a job settles the closing of an account, if the replica that closed it has not: filing-service is asked once more, then the holder is
-- told and the logins are deleted, or the account opens again. The lease of the job stands in it too. Null: nothing is left to do.
ALTER TABLE accounts
  ADD COLUMN settle_at DATETIME(6),
  ADD KEY accounts_settle (settle_at);
--rollback ALTER TABLE accounts DROP KEY accounts_settle, DROP COLUMN settle_at;
