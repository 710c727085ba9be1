--liquibase formatted sql

--changeset platform:0060-turns-of-events
-- Who moves a row on: RELAY sends it, KEY waits behind a parked row of its key, OPERATOR is a parked row. The relay gives a row its place
-- when it first meets it, and by the key it steps over what it cannot send without reading it again. A service that writes a row appends to
-- a few ends of the key, one a topic; what that costs is P10 of the benches.
ALTER TABLE outbox
  ADD COLUMN waits_for VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'RELAY',
  ADD KEY outbox_turns (waits_for, topic, id);
--rollback ALTER TABLE outbox DROP KEY outbox_turns, DROP COLUMN waits_for;

--changeset platform:0060-turns-of-parked-events
UPDATE outbox SET waits_for = 'OPERATOR' WHERE parked_at IS NOT NULL;
--rollback UPDATE outbox SET waits_for = 'RELAY';
