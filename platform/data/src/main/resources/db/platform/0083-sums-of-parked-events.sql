--liquibase formatted sql

--changeset platform:0083-sums-of-parked-events
-- What a record holds tells it from one of the same place: offsets begin anew with a topic that is made anew, and what was parked before may
-- wait still. A replica of an earlier release writes none.
-- What is due is looked for about once a second, also when many wait: the second key alone answers that, and no row with its record is read.
ALTER TABLE inbox_parked_events
  ADD COLUMN record_sum VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  DROP KEY inbox_parked_events_record,
  ADD UNIQUE KEY inbox_parked_events_record (consumer, topic, partition_no, record_offset, record_sum),
  ADD KEY inbox_parked_events_due (consumer, reason, due_at, event_key);
--rollback ALTER TABLE inbox_parked_events DROP KEY inbox_parked_events_due, DROP KEY inbox_parked_events_record, ADD UNIQUE KEY inbox_parked_events_record (consumer, topic, partition_no, record_offset), DROP COLUMN record_sum;
