--liquibase formatted sql

--changeset account:customers-1
-- The account of a partner's customer: found by the partner's own reference, never by a phone, for nobody signs in to it.
ALTER TABLE account
  ADD COLUMN partner_id BINARY(16),
  ADD COLUMN reference VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin,
  ADD UNIQUE KEY account_reference (partner_id, reference),
  ADD KEY account_customers (partner_id, id),
  ADD CONSTRAINT account_of_partner FOREIGN KEY (partner_id) REFERENCES partner (id),
  ADD CONSTRAINT account_customer_has_reference CHECK ((partner_id IS NULL) = (reference IS NULL)),
  ADD CONSTRAINT account_customer_has_no_login CHECK (partner_id IS NULL OR phone_index IS NULL);
