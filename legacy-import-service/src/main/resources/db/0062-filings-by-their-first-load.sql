--liquibase formatted sql

--changeset legacy:0062-filings-by-their-first-load
-- The report of a load counts the filings that it stored first, so a later load changes no number of it. It counted those that the load wrote
-- last; no other statement read by that key.
ALTER TABLE legacy_filings
  ADD KEY legacy_filings_first_load (first_load_id, state),
  DROP KEY legacy_filings_load;
--rollback ALTER TABLE legacy_filings ADD KEY legacy_filings_load (load_id, state), DROP KEY legacy_filings_first_load;
