--liquibase formatted sql

--changeset account:0063-told-serving-versions
-- The version of the partner's serving list that the log told last, and the latest time of those that it told. A new event with no greater
-- version and a later time says that the list was put back to an earlier moment (ADR 0065). NULL for an owner that was told of no change.
ALTER TABLE account_event_logs ADD COLUMN serving_version BIGINT, ADD COLUMN serving_at DATETIME(6);
--rollback ALTER TABLE account_event_logs DROP COLUMN serving_at, DROP COLUMN serving_version;

--changeset account:0063-versions-told-before
-- What the release before this one told happened before now.
UPDATE inbox_positions AS told
  JOIN account_event_logs AS owners ON owners.owner_id = told.aggregate_id
   SET owners.serving_version = told.last_sequence, owners.serving_at = UTC_TIMESTAMP(6)
 WHERE told.consumer = 'account-service.serving-events';
--rollback UPDATE account_event_logs SET serving_version = NULL, serving_at = NULL;
