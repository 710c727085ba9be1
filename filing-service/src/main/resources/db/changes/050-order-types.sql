--liquibase formatted sql

--changeset filing:050-filed-numbers-of-type-checks
-- What the authority had filed when the type was checked: an order for a filed subject or service names its numbers.
ALTER TABLE filing_type_checks
  ADD COLUMN subject_number VARCHAR(40),
  ADD COLUMN service_number VARCHAR(40);
--rollback ALTER TABLE filing_type_checks DROP COLUMN subject_number, DROP COLUMN service_number;

--changeset filing:050-filed-number-of-orders
-- The number that the service is filed under already: of an order that adds or changes something to a filed service.
ALTER TABLE orders ADD COLUMN filed_number VARCHAR(40);
--rollback ALTER TABLE orders DROP COLUMN filed_number;
