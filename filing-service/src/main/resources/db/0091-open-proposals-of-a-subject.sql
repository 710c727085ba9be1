--liquibase formatted sql

--changeset filing:0091-open-proposals-of-a-subject
-- Each look at a subject asks whether a proposal about it is open.
CREATE INDEX provider_proposals_subject ON provider_proposals (subject_id, state);
--rollback DROP INDEX provider_proposals_subject ON provider_proposals;
