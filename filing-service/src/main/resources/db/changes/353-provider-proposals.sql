--liquibase formatted sql

--changeset filing:353-provider-proposals
-- The provider ends its access by two persons, too. No finding is named until inspections have them.
RENAME TABLE deregistration_proposals TO provider_proposals;
--rollback RENAME TABLE provider_proposals TO deregistration_proposals;

--changeset filing:353-acts-of-provider-proposals
ALTER TABLE provider_proposals
  DROP CONSTRAINT deregistration_proposals_of_order,
  ADD COLUMN act            VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'DEREGISTER_SUBJECT',
  ADD COLUMN returned_order BINARY(16),
  MODIFY finding_id BINARY(16);
--rollback ALTER TABLE provider_proposals DROP COLUMN act, DROP COLUMN returned_order, ADD CONSTRAINT deregistration_proposals_of_order CHECK ((state = 'CONFIRMED') = (order_id IS NOT NULL));

--changeset filing:353-acts-of-earlier-proposals
UPDATE provider_proposals SET act = 'DEREGISTER_SERVICE' WHERE service_id IS NOT NULL;
--rollback SELECT 1;

--changeset filing:353-orders-of-provider-proposals
ALTER TABLE provider_proposals
  ADD CONSTRAINT provider_proposals_of_order CHECK ((state = 'CONFIRMED' AND act <> 'CANCEL_ACCESS') = (order_id IS NOT NULL));
--rollback ALTER TABLE provider_proposals DROP CONSTRAINT provider_proposals_of_order;
