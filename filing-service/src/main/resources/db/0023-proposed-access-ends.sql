--liquibase formatted sql

--changeset filing:0023-platform-proposes-access-ends
-- The platform also proposes the end of access, after a granted change that was opened from the overdue finding.
ALTER TABLE provider_proposals DROP CONSTRAINT provider_proposals_by_platform;
ALTER TABLE provider_proposals
  ADD CONSTRAINT provider_proposals_by_platform CHECK (proposed_by IS NOT NULL OR finding_id IS NOT NULL);
--rollback DELETE FROM provider_proposals WHERE proposed_by IS NULL AND act = 'CANCEL_ACCESS';
--rollback ALTER TABLE provider_proposals DROP CONSTRAINT provider_proposals_by_platform;
--rollback ALTER TABLE provider_proposals ADD CONSTRAINT provider_proposals_by_platform CHECK (proposed_by IS NOT NULL OR (finding_id IS NOT NULL AND act IN ('DEREGISTER_SERVICE', 'DEREGISTER_SUBJECT')));
