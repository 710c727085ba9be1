--liquibase formatted sql

--changeset account:account-index-slots
-- The second slot of the blind index, see ADR 0024; the one without a key is null. One account a phone, in each.
ALTER TABLE account
  ADD COLUMN phone_index_b BINARY(16),
  ADD UNIQUE KEY account_phone_b (phone_index_b),
  ADD CONSTRAINT account_customer_has_no_login_b CHECK (partner_id IS NULL OR phone_index_b IS NULL);

--changeset account:staff-index-slots
ALTER TABLE staff_login
  ADD COLUMN mobile_index_b BINARY(16),
  ADD UNIQUE KEY staff_login_mobile_b (mobile_index_b);
