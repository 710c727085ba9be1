--liquibase formatted sql

--changeset inspection:0039-known-findings-of-results
-- Findings that told the faults of a result already, so that the campaign opened none; NULL for none.
ALTER TABLE campaign_results ADD COLUMN known_findings JSON;
--rollback ALTER TABLE campaign_results DROP COLUMN known_findings;
