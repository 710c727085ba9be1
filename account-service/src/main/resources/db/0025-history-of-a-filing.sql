--liquibase formatted sql

--changeset account:0025-transfers-of-a-subject
-- The trace of one filing asks for everything about a subject, a service or an order (ADR 0045); each statement of it has an index.
ALTER TABLE filing_transfers ADD KEY filing_transfers_subject (subject_id, id);
--rollback ALTER TABLE filing_transfers DROP KEY filing_transfers_subject;

--changeset account:0025-cases-of-a-filing
ALTER TABLE support_cases
  ADD KEY support_cases_subject (subject_id, id),
  ADD KEY support_cases_filed_as (filed_as, id);
--rollback ALTER TABLE support_cases DROP KEY support_cases_subject, DROP KEY support_cases_filed_as;

--changeset account:0025-object-of-events
-- What an event is about: the order, else the service, else the subject, else the owner. NULL: a replica of an earlier release wrote the row,
-- and a job fills it. An ordinary column, because to add a generated one copies the table while no event can be written. Key and column
-- apart, because MySQL adds a column alone without a rebuild.
ALTER TABLE account_events ADD COLUMN about_id BINARY(16);
--rollback ALTER TABLE account_events DROP COLUMN about_id;

--changeset account:0025-events-of-an-object
ALTER TABLE account_events ADD KEY account_events_about (about_id);
--rollback ALTER TABLE account_events DROP KEY account_events_about;

--changeset account:0025-trace-of-webhooks
-- The W3C trace of the event, so that the attempts and their log lines belong to the request that caused it. NULL: the event had none, or an
-- earlier release queued it.
ALTER TABLE webhook_deliveries ADD COLUMN traceparent VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin;
--rollback ALTER TABLE webhook_deliveries DROP COLUMN traceparent;
