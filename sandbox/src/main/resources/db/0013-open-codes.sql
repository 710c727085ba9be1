--liquibase formatted sql

--changeset sandbox:0013-open-codes
-- The authority looks for codes past their deadline five times a second.
ALTER TABLE authority_sms_codes ADD KEY authority_sms_codes_open (state, deadline);
--rollback ALTER TABLE authority_sms_codes DROP KEY authority_sms_codes_open;
