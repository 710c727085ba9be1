--liquibase formatted sql

--changeset legacy:0062-filings-by-their-first-load
-- The report of a load counts the filings that it stored first, so a later load changes no number of it. The key of the load that wrote a
-- filing last stays: filings without a first load, and replicas of the last release, are counted by it.
ALTER TABLE legacy_filings ADD KEY legacy_filings_first_load (first_load_id, state);
--rollback ALTER TABLE legacy_filings DROP KEY legacy_filings_first_load;
