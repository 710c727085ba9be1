--liquibase formatted sql

--changeset account:0063-told-serving-versions
-- The version of the partner's serving list that the log told last, and the latest time of those that it told. A new event with no greater
-- version and a later time says that the list was put back to an earlier moment (ADR 0065). NULL for an owner that was told of no change.
ALTER TABLE account_event_logs ADD COLUMN serving_version BIGINT, ADD COLUMN serving_at DATETIME(6);
--rollback ALTER TABLE account_event_logs DROP COLUMN serving_at, DROP COLUMN serving_version;

--changeset account:0063-versions-told-before
-- What the release before this one told happened before now.
UPDATE account_event_logs
   SET serving_version = (SELECT last_sequence FROM inbox_positions
                           WHERE consumer = 'account-service.serving-events' AND aggregate_id = owner_id),
       serving_at = UTC_TIMESTAMP(6)
 WHERE owner_id IN (SELECT aggregate_id FROM inbox_positions WHERE consumer = 'account-service.serving-events');
--rollback UPDATE account_event_logs SET serving_version = NULL, serving_at = NULL;
