--liquibase formatted sql

--changeset filing:252-rule-unknowns
-- Rules of the province that would refuse the present submission, had anybody known, and whether a person settled them since.
ALTER TABLE orders ADD COLUMN rule_unknowns TEXT;
--rollback ALTER TABLE orders DROP COLUMN rule_unknowns;
