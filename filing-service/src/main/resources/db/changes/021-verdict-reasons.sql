--liquibase formatted sql

--changeset filing:021-verdict-reasons
-- Reasons of the current verdict do not say which were broken and which unknown; a reviewer asks for a new one where it matters.
ALTER TABLE orders DROP COLUMN verdict_reasons;
