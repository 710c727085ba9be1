--liquibase formatted sql

--changeset inspection:0032-own-account-of-the-withdrawer
-- The holder account of the member of staff who withdrew the list; null if there is none. The job that dismisses the findings of the list
-- leaves out those of both accounts (ADR 0030).
ALTER TABLE clean_up_lists ADD COLUMN withdrawer_own_account BINARY(16);
--rollback ALTER TABLE clean_up_lists DROP COLUMN withdrawer_own_account;
