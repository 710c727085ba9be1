--liquibase formatted sql

--changeset account:0061-serving-changes-in-the-event-log
-- A change of a partner's serving list as a JSON object: domain, state, since, reason, serviceNumber, version (ADR 0063). NULL in all other
-- events, and in those of replicas of an earlier release. Nothing in it is personal data.
ALTER TABLE account_events ADD COLUMN serving JSON;
--rollback ALTER TABLE account_events DROP COLUMN serving;
