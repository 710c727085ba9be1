--liquibase formatted sql

--changeset filing:250-review-claims
-- Who has an order in hand while it is under review: a row has room for one. A claim that lapsed stays written until somebody acts.
ALTER TABLE orders
  ADD COLUMN claimed_by    BINARY(16),
  ADD COLUMN claimed_until DATETIME(6),
  ADD CONSTRAINT orders_claim CHECK ((claimed_by IS NULL) = (claimed_until IS NULL));
--rollback ALTER TABLE orders DROP CONSTRAINT orders_claim, DROP COLUMN claimed_by, DROP COLUMN claimed_until;
