--liquibase formatted sql

--changeset filing:350-proposed-grants
-- The numbers of a grant that a first reviewer entered and a second one has to confirm; empty unless that is awaited.
ALTER TABLE orders
  ADD COLUMN proposed_subject_number VARCHAR(40),
  ADD COLUMN proposed_service_number VARCHAR(40),
  ADD CONSTRAINT orders_proposed_numbers CHECK (proposed_subject_number IS NULL OR proposed_act = 'CONFIRM_GRANT');
--rollback ALTER TABLE orders DROP CONSTRAINT orders_proposed_numbers, DROP COLUMN proposed_subject_number, DROP COLUMN proposed_service_number;
