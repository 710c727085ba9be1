--liquibase formatted sql

--changeset account:0028-repeated-redemptions
-- The act that used the code up. A repeat of it is told the same, because the service that acts may not have received the answer. NULL: the
-- act is not repeated, or a replica of an earlier release redeemed the code.
ALTER TABLE one_time_codes ADD COLUMN redemption_id BINARY(16);
--rollback ALTER TABLE one_time_codes DROP COLUMN redemption_id;
