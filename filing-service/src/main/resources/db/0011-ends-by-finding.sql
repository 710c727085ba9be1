--liquibase formatted sql

--changeset filing:0011-access-ended-by-finding
-- The overdue finding on whose ground the provider ended its access. A finding is about one site, so it ends one access; the key holds that
-- also for two replicas that handle the finding at once. New access clears the column.
ALTER TABLE filed_services
  ADD COLUMN access_ended_finding BINARY(16),
  ADD COLUMN ended_finding BINARY(16),
  ADD UNIQUE KEY filed_services_access_finding (access_ended_finding),
  ADD CONSTRAINT filed_services_access_ground
    CHECK (access_ended_finding IS NULL OR (access_ended_by IS NOT NULL AND access_ended_by = 'PROVIDER')),
  ADD CONSTRAINT filed_services_ground CHECK (ended_finding IS NULL OR (ended_by IS NOT NULL AND ended_by = 'PROVIDER'));
--rollback ALTER TABLE filed_services DROP CONSTRAINT filed_services_access_ground, DROP CONSTRAINT filed_services_ground;
--rollback ALTER TABLE filed_services DROP KEY filed_services_access_finding, DROP COLUMN access_ended_finding, DROP COLUMN ended_finding;

--changeset filing:0011-subject-ended-by-finding
ALTER TABLE subjects
  ADD COLUMN ended_finding BINARY(16),
  ADD CONSTRAINT subjects_ground CHECK (ended_finding IS NULL OR (ended_by IS NOT NULL AND ended_by = 'PROVIDER'));
--rollback ALTER TABLE subjects DROP CONSTRAINT subjects_ground;
--rollback ALTER TABLE subjects DROP COLUMN ended_finding;

--changeset filing:0011-proposals-of-the-platform
-- The platform proposes a deregistration on an overdue finding: proposed_by is NULL. The first person who confirms such a proposal stands
-- in endorsed_by, and a second one decides. A NULL in a comparison would pass a CHECK, so the first person is required by name.
ALTER TABLE provider_proposals
  MODIFY COLUMN proposed_by BINARY(16),
  ADD COLUMN endorsed_by BINARY(16),
  ADD COLUMN endorsed_at DATETIME(6),
  DROP CONSTRAINT provider_proposals_two_persons;
ALTER TABLE provider_proposals
  ADD CONSTRAINT provider_proposals_two_persons CHECK (state <> 'CONFIRMED'
    OR (COALESCE(proposed_by, endorsed_by) IS NOT NULL AND decided_by <> COALESCE(proposed_by, endorsed_by))),
  ADD CONSTRAINT provider_proposals_by_platform
    CHECK (proposed_by IS NOT NULL OR (finding_id IS NOT NULL AND act IN ('DEREGISTER_SERVICE', 'DEREGISTER_SUBJECT'))),
  ADD CONSTRAINT provider_proposals_endorsed
    CHECK ((endorsed_by IS NULL) = (endorsed_at IS NULL) AND (endorsed_by IS NULL OR proposed_by IS NULL));
--rollback DELETE FROM provider_proposals WHERE proposed_by IS NULL;
--rollback ALTER TABLE provider_proposals DROP CONSTRAINT provider_proposals_two_persons, DROP CONSTRAINT provider_proposals_by_platform, DROP CONSTRAINT provider_proposals_endorsed, DROP COLUMN endorsed_by, DROP COLUMN endorsed_at, MODIFY COLUMN proposed_by BINARY(16) NOT NULL;
--rollback ALTER TABLE provider_proposals ADD CONSTRAINT provider_proposals_two_persons CHECK (state <> 'CONFIRMED' OR decided_by <> proposed_by);

--changeset filing:0011-one-open-proposal-a-site
-- One open proposal a site, and one a subject as a whole: the findings of two sites of a subject can be overdue at once. open_target is NULL
-- once the proposal is decided, so that the key forgets it.
ALTER TABLE provider_proposals
  DROP KEY provider_proposals_open,
  DROP COLUMN open_subject,
  ADD COLUMN open_target BINARY(16) GENERATED ALWAYS AS
    (CASE WHEN state = 'OPEN' THEN COALESCE(service_id, subject_id) ELSE NULL END) STORED,
  ADD UNIQUE KEY provider_proposals_open_target (open_target);
--rollback ALTER TABLE provider_proposals DROP KEY provider_proposals_open_target, DROP COLUMN open_target;
--rollback ALTER TABLE provider_proposals ADD COLUMN open_subject BINARY(16) GENERATED ALWAYS AS (CASE WHEN state = 'OPEN' THEN subject_id ELSE NULL END) STORED, ADD UNIQUE KEY provider_proposals_open (open_subject);
