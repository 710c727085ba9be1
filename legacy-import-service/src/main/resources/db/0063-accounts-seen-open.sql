--liquibase formatted sql

--changeset legacy:0063-accounts-seen-open
-- The hand-over during which account-service said that the account is open. From then on a closing of the account sees that the filing is
-- on its way, and is taken back; a try after that is registered even while the account is closed for a moment, because filing-service
-- may have the filing since a try whose answer was lost. NULL, or another hand-over: not said yet, or to a replica of the last release.
ALTER TABLE legacy_filings ADD COLUMN open_for_hand_over BINARY(16) NULL;
--rollback ALTER TABLE legacy_filings DROP COLUMN open_for_hand_over;
