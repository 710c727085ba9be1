--liquibase formatted sql

--changeset filing:0052-records-gone-at-the-authority
-- A record that the authority does not have any more ends here without an order (ADR 0062). A rollback is refused while one ended so.
ALTER TABLE provider_proposals DROP CONSTRAINT provider_proposals_of_order;
ALTER TABLE provider_proposals
  ADD CONSTRAINT provider_proposals_of_order CHECK (
    (state = 'CONFIRMED' AND act <> 'CANCEL_ACCESS' AND reason <> 'RECORD.GONE_AT_AUTHORITY') = (order_id IS NOT NULL));
--rollback ALTER TABLE provider_proposals DROP CONSTRAINT provider_proposals_of_order;
--rollback ALTER TABLE provider_proposals ADD CONSTRAINT provider_proposals_of_order CHECK ((state = 'CONFIRMED' AND act <> 'CANCEL_ACCESS') = (order_id IS NOT NULL));
