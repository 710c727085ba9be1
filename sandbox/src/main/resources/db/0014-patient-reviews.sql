--liquibase formatted sql

--changeset sandbox:0014-patient-reviews
-- A review that a magic domain makes long ends by the test clock, all others by decide_at.
ALTER TABLE authority_orders ADD COLUMN review_until DATETIME(6) NULL;
--rollback ALTER TABLE authority_orders DROP COLUMN review_until;
