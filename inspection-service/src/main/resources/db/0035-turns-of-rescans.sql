--liquibase formatted sql

--changeset inspection:0035-turns-of-rescans
-- first_tried_at: when a look without a result was tried first; null before. next_attempt_at: a request that got no result waits until
-- then, so that it does not stand in the way of the others.
ALTER TABLE finding_rescans ADD COLUMN first_tried_at DATETIME(6),
  ADD COLUMN next_attempt_at DATETIME(6) NOT NULL DEFAULT '2000-01-01 00:00:00',
  ADD KEY finding_rescans_due (by_system, finished_at, next_attempt_at, rescan_id);
--rollback ALTER TABLE finding_rescans DROP KEY finding_rescans_due, DROP COLUMN next_attempt_at, DROP COLUMN first_tried_at;
