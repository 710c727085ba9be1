--liquibase formatted sql
--changeset sandbox:021-authority-order-group
-- the upload group of the record; before there was a choice all were first filings
ALTER TABLE authority_order
  ADD COLUMN group_name VARCHAR(16) NOT NULL DEFAULT 'XZBA';
