--liquibase formatted sql

--changeset filing:0051-idle-days-of-orders
-- How long an order may wait for its applicant: it keeps the days under which it was opened. 45 for all of before, and for what an earlier
-- release opens meanwhile.
ALTER TABLE orders ADD COLUMN idle_days INT NOT NULL DEFAULT 45;
--rollback ALTER TABLE orders DROP COLUMN idle_days;

--changeset filing:0051-numbers-of-an-instance
-- How many service numbers an instance has is the provider's to set, so the slots have no upper bound here. Their key still lets one caller
-- have a slot. A rollback is refused while a slot above five is taken.
ALTER TABLE service_numbers DROP CONSTRAINT service_numbers_slots;
ALTER TABLE service_numbers ADD CONSTRAINT service_numbers_slots CHECK (slot >= 1);
--rollback ALTER TABLE service_numbers DROP CONSTRAINT service_numbers_slots;
--rollback ALTER TABLE service_numbers ADD CONSTRAINT service_numbers_slots CHECK (slot BETWEEN 1 AND 5);
